package org.mondeq.attack.search;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** A method for many threads: the memory of searches that have ended serves the next ones. */
public final class SearchPool {
  private final Supplier<Search> maker;
  private final Queue<Search> idle = new ConcurrentLinkedQueue<>();

  public SearchPool(Supplier<Search> maker) {
    this.maker = maker;
  }

  /** See {@link Search#run}. */
  public void run(Target target, Incumbent incumbent, long seed) {
    Search search = idle.poll();
    if (search == null) {
      search = maker.get();
    }
    search.run(target, incumbent, seed);
    idle.add(search);
  }
}
