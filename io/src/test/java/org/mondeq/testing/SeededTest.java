package org.mondeq.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * A law tested on random inputs: the test takes a {@code long seed}, which stands in its name.
 *
 * <p>{@code -Dtest.seed=42} repeats one trial, {@code -Dtest.trials=1000} runs more of them and
 * prints how many there were; both together begin with a seed.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "seed {0}")
@ArgumentsSource(SeededTest.Seeds.class)
@ExtendWith(TrialCount.class)
public @interface SeededTest {
  /** How many trials run by default. */
  int trials() default 20;

  /** The seeds of the trials. */
  final class Seeds implements ArgumentsProvider {
    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      SeededTest test = context.getRequiredTestMethod().getAnnotation(SeededTest.class);
      long first = Trials.first();
      return LongStream.range(first, first + Trials.count(test.trials())).mapToObj(Arguments::of);
    }
  }
}
