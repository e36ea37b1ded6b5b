package org.mondeq.solver;

/** The memory of one row of an accelerated iteration. */
final class AndersonRow {
  /** A difference of residuals that is this much a combination of newer ones is left out. */
  private static final double DEPENDENT = 1e-13;

  private final int depth;
  private final double[] argument;
  private final double[] residual;
  private final double[] lastImage;
  private final double[] lastResidual;
  private final double[][] imageDifferences;
  private final double[][] residualDifferences;
  private final double[][] gram;
  private final double[] weights;
  private double lastNorm = Double.POSITIVE_INFINITY;
  private int count;
  private int newest;
  private boolean mixed;

  /**
   * An empty memory.
   *
   * @param argument where the next image is taken
   */
  AndersonRow(double[] argument, int depth) {
    int p = argument.length;
    this.depth = depth;
    this.argument = argument.clone();
    this.residual = new double[p];
    this.lastImage = new double[p];
    this.lastResidual = new double[p];
    this.imageDifferences = new double[depth][p];
    this.residualDifferences = new double[depth][p];
    this.gram = new double[depth][depth];
    this.weights = new double[depth];
  }

  /** Replaces the image of the current argument by the next argument. */
  void advance(double[] image) {
    for (int i = 0; i < image.length; i++) {
      residual[i] = image[i] - argument[i];
    }
    double norm = dot(residual, residual);
    if (mixed && !(norm <= lastNorm)) {
      System.arraycopy(lastImage, 0, image, 0, image.length);
      count = 0;
      mixed = false;
    } else {
      if (lastNorm < Double.POSITIVE_INFINITY) {
        remember(image);
      }
      System.arraycopy(image, 0, lastImage, 0, image.length);
      System.arraycopy(residual, 0, lastResidual, 0, residual.length);
      lastNorm = norm;
      mixed = mix(image);
    }
    System.arraycopy(image, 0, argument, 0, image.length);
  }

  private void remember(double[] image) {
    newest = (newest + 1) % depth;
    count = Math.min(depth, count + 1);
    double[] dg = imageDifferences[newest];
    double[] df = residualDifferences[newest];
    for (int i = 0; i < image.length; i++) {
      dg[i] = image[i] - lastImage[i];
      df[i] = residual[i] - lastResidual[i];
    }
    for (int age = 0; age < count; age++) {
      double product = dot(df, residualDifferences[slot(age)]);
      gram[newest][slot(age)] = product;
      gram[slot(age)][newest] = product;
    }
  }

  private int slot(int age) {
    return Math.floorMod(newest - age, depth);
  }

  /** Subtracts {@code ΔG γ} from an image; whether there was anything to subtract. */
  private boolean mix(double[] image) {
    int rank = solve();
    for (int age = 0; age < rank; age++) {
      double[] dg = imageDifferences[slot(age)];
      double weight = weights[age];
      for (int i = 0; i < image.length; i++) {
        image[i] -= weight * dg[i];
      }
    }
    return rank > 0;
  }

  /**
   * Finds γ by Cholesky factorisation of {@code ΔFᵀΔF}, newest differences first, as far as they
   * are independent.
   *
   * @return how many have a weight
   */
  private int solve() {
    double[][] factor = new double[count][count];
    int rank = 0;
    for (; rank < count; rank++) {
      int row = slot(rank);
      double sum = dot(residualDifferences[row], residual);
      double pivot = gram[row][row];
      for (int j = 0; j < rank; j++) {
        double entry = gram[row][slot(j)];
        for (int k = 0; k < j; k++) {
          entry -= factor[rank][k] * factor[j][k];
        }
        factor[rank][j] = entry / factor[j][j];
        pivot -= factor[rank][j] * factor[rank][j];
        sum -= factor[rank][j] * weights[j];
      }
      if (!(pivot > DEPENDENT * gram[row][row])) {
        break;
      }
      factor[rank][rank] = Math.sqrt(pivot);
      weights[rank] = sum / factor[rank][rank];
    }
    for (int i = rank - 1; i >= 0; i--) {
      for (int j = i + 1; j < rank; j++) {
        weights[i] -= factor[j][i] * weights[j];
      }
      weights[i] /= factor[i][i];
    }
    return rank;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
