package org.mondeq.attack.square;

import java.util.SplittableRandom;
import org.mondeq.attack.example.Margins;
import org.mondeq.attack.search.EquilibriumGradient;
import org.mondeq.attack.search.Incumbent;
import org.mondeq.attack.search.Search;
import org.mondeq.attack.search.SearchPoints;
import org.mondeq.attack.search.SolverLimits;
import org.mondeq.attack.search.Target;
import org.mondeq.linalg.Matrix;
import org.mondeq.model.InputShape;
import org.mondeq.model.MonDeq;
import org.mondeq.solver.PeacemanRachford;
import org.mondeq.solver.StoppingRule;

/**
 * Square attack [Andriushchenko20, Algorithms 1 and 2], the ℓ∞ version on the margin: a random
 * search that puts all pixels of a random square at an end of the box, the same in each channel,
 * and keeps what makes the margin smaller. It begins with vertical stripes. Where gradients say
 * nothing or mislead, it sees what they do not: it asks for logits alone. In a ball, {@link
 * BallSquares} propose what is tried.
 *
 * <p>The searches for a sample are the rows of one batch.
 */
public final class SquareSearch implements Search {
  /** Squares that change nothing are drawn again, but not for ever: a box may be a point. */
  private static final int DRAWS = 10;

  private final SquareConfig config;
  private final InputShape shape;
  private final StoppingRule rule;
  private final StoppingRule finalRule;
  private final EquilibriumGradient equilibrium;
  private final SearchPoints points;
  private final Matrix best;
  private final double[] margins;
  private final Window[] windows;
  private final boolean[] up;

  public SquareSearch(MonDeq model, PeacemanRachford solver, SquareConfig config) {
    int n = config.restarts();
    this.config = config;
    this.shape = model.spec().input();
    this.rule = new StoppingRule(config.tolerance(), config.maxIterations());
    this.finalRule = SolverLimits.finalRule(config.tolerance(), config.maxIterations());
    this.equilibrium = new EquilibriumGradient(model, solver, rule, n);
    this.points = new SearchPoints(n, model.inputs());
    this.best = Matrix.zeros(n, model.inputs());
    this.margins = new double[n];
    this.windows = new Window[n];
    this.up = new boolean[shape.channels()];
  }

  @Override
  public void run(Target target, Incumbent incumbent, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    equilibrium.reset();
    points.enter(target.box());
    for (int query = 0; query < config.queries(); query++) {
      propose(query, random);
      Matrix logits = equilibrium.logits(points.matrix(), rule);
      if (incumbent.offer(points.matrix(), logits)) {
        return;
      }
      keepBetter(logits, target.label(), query == 0);
    }
    incumbent.conclude(best, equilibrium.logits(best, finalRule));
  }

  private void propose(int query, SplittableRandom random) {
    double fraction = SquareSchedule.fraction(config.fraction(), query, config.queries());
    if (points.ball().isPresent()) {
      BallSquares squares = new BallSquares(points.ball().get(), shape, random);
      for (int row = 0; row < margins.length; row++) {
        windows[row] = new Window(0, 0, shape.height(), shape.width());
        points.put(row, query == 0 ? squares.first() : squares.next(best.row(row), fraction));
      }
      return;
    }
    for (int row = 0; row < margins.length; row++) {
      if (query == 0) {
        stripes(row, random);
        windows[row] = new Window(0, 0, shape.height(), shape.width());
      } else {
        windows[row] = square(row, fraction, random);
      }
    }
  }

  private void stripes(int row, SplittableRandom random) {
    int lines = shape.channels() * shape.height();
    for (int col = 0; col < shape.width(); col++) {
      for (int channel = 0; channel < shape.channels(); channel++) {
        up[channel] = random.nextBoolean();
      }
      for (int line = 0; line < lines; line++) {
        points.put(row, line * shape.width() + col, up[line / shape.height()]);
      }
    }
  }

  private Window square(int row, double fraction, SplittableRandom random) {
    Window window = Window.random(shape, fraction, random);
    drawEnds(random);
    for (int draw = 1; draw < DRAWS && !apply(row, window, false); draw++) {
      window = Window.random(shape, fraction, random);
      drawEnds(random);
    }
    apply(row, window, true);
    return window;
  }

  private void drawEnds(SplittableRandom random) {
    for (int channel = 0; channel < up.length; channel++) {
      up[channel] = random.nextBoolean();
    }
  }

  /** Whether a square changes a pixel of a row; puts its pixels at their ends if {@code write}. */
  private boolean apply(int row, Window window, boolean write) {
    boolean changes = false;
    for (int channel = 0; channel < up.length; channel++) {
      for (int i = 0; i < window.height(); i++) {
        for (int j = 0; j < window.width(); j++) {
          int pixel = window.pixel(shape, channel, i, j);
          changes |= !points.isAt(row, pixel, up[channel]);
          if (write) {
            points.put(row, pixel, up[channel]);
          }
        }
      }
    }
    return changes;
  }

  /** A row that a square has not made better gets its pixels back; the first are always kept. */
  private void keepBetter(Matrix logits, int label, boolean first) {
    for (int row = 0; row < margins.length; row++) {
      double margin = Margins.of(logits, row, label);
      boolean better = first || margin < margins[row];
      margins[row] = better ? margin : margins[row];
      copy(row, better ? points.matrix() : best, better ? best : points.matrix());
    }
  }

  /** Copies the pixels of a row's window. */
  private void copy(int row, Matrix from, Matrix to) {
    Window window = windows[row];
    for (int channel = 0; channel < up.length; channel++) {
      for (int i = 0; i < window.height(); i++) {
        int start = row * from.cols() + window.pixel(shape, channel, i, 0);
        to.buffer().put(start, from.buffer(), start, window.width());
      }
    }
  }
}
