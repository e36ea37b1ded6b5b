package org.mondeq.spark;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.mondeq.io.FailedRunException;
import scala.collection.immutable.Seq;
import scala.concurrent.ExecutionContext;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/**
 * Hands samples out to executors, twice as many tasks as there are cores at a time, and what they
 * send to a collector. Runs on one thread; the scheduler's threads only leave messages.
 */
final class Dispatcher {
  private static final int AHEAD = 2;

  /** A task with hard samples gives back those that it has not begun. */
  private static final double MOST_SECONDS = 2 * Pace.SECONDS;

  /** How long tasks under way may take to end when the user wants to end. */
  private static final double PATIENCE_SECONDS = 10;

  private static final long POLL_MILLISECONDS = 200;

  private final JavaSparkContext context;
  private final Broadcast<Cargo> cargo;
  private final Collector<?> collector;
  private final Pace pace;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private Deque<Integer> pending;
  private int running;

  /** From the scheduler: what a task has sent, or why a job has failed; the other is null. */
  private record Message(Delivery delivery, Throwable failure) {}

  Dispatcher(JavaSparkContext context, Broadcast<Cargo> cargo, Collector<?> collector, Pace pace) {
    this.context = context;
    this.cargo = cargo;
    this.collector = collector;
    this.pace = pace;
  }

  /**
   * Hands out samples until all results are collected or the user wants to end.
   *
   * @throws FailedRunException if a task met what every other one would meet, or Spark gave up
   */
  void run(List<Integer> samples, BooleanSupplier interruption) {
    pending = new ArrayDeque<>(samples);
    long stopped = 0;
    try {
      while (true) {
        boolean stop = interruption.getAsBoolean();
        stopped = stop && stopped == 0 ? System.nanoTime() : stopped;
        if (!stop) {
          submit();
        }
        boolean over = stop && (System.nanoTime() - stopped) * 1e-9 > PATIENCE_SECONDS;
        if (running == 0 || over) {
          return;
        }
        receive();
      }
    } finally {
      if (running > 0) {
        context.cancelAllJobs();
      }
    }
  }

  /** One job of as many tasks as there is room for. */
  private void submit() {
    int slots = Math.max(1, context.defaultParallelism());
    List<List<Integer>> tasks = new ArrayList<>();
    while (running + tasks.size() < AHEAD * slots && !pending.isEmpty()) {
      List<Integer> task = new ArrayList<>();
      for (int n = pace.next(pending.size(), slots); n > 0; n--) {
        task.add(pending.poll());
      }
      tasks.add(task);
    }
    if (tasks.isEmpty()) {
      return;
    }
    running += tasks.size();
    SimpleFutureAction<Object> job =
        context
            .sc()
            .submitJob(
                context.parallelize(tasks, tasks.size()).rdd(),
                new SampleTask(cargo, MOST_SECONDS),
                partitions(tasks.size()),
                new Arrival(messages),
                new Nothing());
    job.onComplete(new End(messages), ExecutionContext.global());
  }

  private static Seq<Object> partitions(int count) {
    List<Object> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    return CollectionConverters.asScala(numbers).toSeq();
  }

  /** Takes what has arrived, and waits a little for the first message. */
  private void receive() {
    try {
      Message message = messages.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
      while (message != null) {
        take(message);
        message = messages.poll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedRunException("interrupted while waiting for executors", e);
    }
  }

  private void take(Message message) {
    if (message.failure != null) {
      throw new FailedRunException(
          "Spark gave up: " + message.failure.getMessage(), message.failure);
    }
    Delivery delivery = message.delivery;
    running--;
    collector.accept(delivery);
    if (delivery.fault() != null) {
      throw new FailedRunException(delivery.fault());
    }
    pace.learn(delivery.items().size(), delivery.seconds());
    delivery.left().forEach(pending::addFirst);
  }

  /** The result of a task has arrived; Spark calls it once for each, however often it was run. */
  private static final class Arrival extends AbstractFunction2<Object, Delivery, BoxedUnit> {
    private final BlockingQueue<Message> messages;

    Arrival(BlockingQueue<Message> messages) {
      this.messages = messages;
    }

    @Override
    public BoxedUnit apply(Object partition, Delivery delivery) {
      messages.add(new Message(delivery, null));
      return BoxedUnit.UNIT;
    }
  }

  /** The end of a job, of which only a failure is news. */
  private static final class End extends AbstractFunction1<Try<Object>, Object> {
    private final BlockingQueue<Message> messages;

    End(BlockingQueue<Message> messages) {
      this.messages = messages;
    }

    @Override
    public Object apply(Try<Object> end) {
      if (end.isFailure()) {
        messages.add(new Message(null, end.failed().get()));
      }
      return BoxedUnit.UNIT;
    }
  }

  /** A job has no result besides those of its tasks. */
  private static final class Nothing extends AbstractFunction0<Object> {
    @Override
    public Object apply() {
      return BoxedUnit.UNIT;
    }
  }
}
