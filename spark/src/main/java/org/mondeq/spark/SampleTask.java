package org.mondeq.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** A task: it looks at the samples of its partition. */
final class SampleTask extends AbstractFunction1<Iterator<List<Integer>>, Delivery>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Broadcast<Cargo> cargo;
  private final double seconds;

  /**
   * A task.
   *
   * @param seconds after which it begins no further sample
   */
  SampleTask(Broadcast<Cargo> cargo, double seconds) {
    this.cargo = cargo;
    this.seconds = seconds;
  }

  @Override
  public Delivery apply(Iterator<List<Integer>> partition) {
    List<Integer> samples = new ArrayList<>();
    while (partition.hasNext()) {
      samples.addAll(partition.next());
    }
    return Workshop.of(cargo).work(samples, seconds);
  }
}
