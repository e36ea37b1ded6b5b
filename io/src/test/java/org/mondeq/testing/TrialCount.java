package org.mondeq.testing;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Counts the trials of each seeded test, and prints the counts if a number was asked for. */
final class TrialCount implements AfterTestExecutionCallback {
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(TrialCount.class);

  /** The trials of one method, reported when its last one is over. */
  private static final class Count implements AutoCloseable {
    private final String name;
    private int tried;
    private int failed;

    Count(String name) {
      this.name = name;
    }

    @Override
    public void close() {
      Trials.report(
          name,
          String.format("from seed %d, %d tried, %d failures", Trials.first(), tried, failed));
    }
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    ExtensionContext method = context.getParent().orElse(context);
    String name =
        context.getRequiredTestClass().getSimpleName()
            + "."
            + context.getRequiredTestMethod().getName();
    Count count = method.getStore(HERE).getOrComputeIfAbsent(name, Count::new, Count.class);
    count.tried++;
    count.failed += context.getExecutionException().isPresent() ? 1 : 0;
  }
}
