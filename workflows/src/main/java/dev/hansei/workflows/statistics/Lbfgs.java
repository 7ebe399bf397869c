package dev.hansei.workflows.statistics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a smooth convex function of many numbers with limited-memory BFGS and a backtracking
 * line search. The same function and start give the same bits.
 *
 * <p>Source: Nocedal and Wright, "Numerical Optimization", 2nd edition, algorithms 7.4 and 3.1.
 */
public final class Lbfgs {
  /** Steps remembered; more than 20 seldom help, and each is two vectors. */
  private static final int MEMORY = 10;

  /** Armijo's constant: the share of the promised descent that a step must keep. */
  private static final double SUFFICIENT = 1e-4;

  /** A step is halved until it helps; after this many halvings it is rounding. */
  private static final int HALVINGS_MAX = 40;

  /** Below this, gradient and step say nothing of curvature. */
  private static final double CURVATURE_MIN = 1e-12;

  private final Objective objective;
  private final int evaluationsMax;
  private final Deque<Remembered> memory = new ArrayDeque<>();
  private double[] point;
  private double[] gradient;
  private double value;
  private int evaluations;

  private Lbfgs(Objective objective, double[] start, int evaluationsMax) {
    this.objective = objective;
    this.evaluationsMax = evaluationsMax;
    this.point = start.clone();
    this.gradient = new double[start.length];
    this.value = evaluate(point, gradient);
  }

  /** A function with its gradient. */
  @FunctionalInterface
  public interface Objective {
    /**
     * The value at a point.
     *
     * @param gradient is filled with the gradient there, whatever it held
     */
    double at(double[] point, double[] gradient);
  }

  /**
   * Where it ended.
   *
   * @param slope length of the gradient there
   * @param isFlat whether that is within the tolerance; else no step helped any more, or the
   *     evaluations were used up
   */
  public record Minimum(
      double[] point, double value, double slope, int evaluations, boolean isFlat) {
    public Minimum {
      point = point.clone();
    }
  }

  /**
   * Minimises.
   *
   * @param tolerance the length of the gradient that counts as flat, above 0
   * @param evaluationsMax of the function, at least 1
   */
  public static Minimum minimise(
      Objective objective, double[] start, double tolerance, int evaluationsMax) {
    if (start.length == 0 || !(tolerance > 0) || evaluationsMax < 1) {
      throw new IllegalArgumentException(
          "need a start, a tolerance above 0 and an evaluation, got %d numbers, %s and %d"
              .formatted(start.length, tolerance, evaluationsMax));
    }
    var search = new Lbfgs(objective, start, evaluationsMax);
    boolean helps = true;
    while (helps && search.slope() > tolerance && search.evaluations < evaluationsMax) {
      helps = search.step();
    }
    return new Minimum(
        search.point,
        search.value,
        search.slope(),
        search.evaluations,
        search.slope() <= tolerance);
  }

  private double slope() {
    return Math.sqrt(dot(gradient, gradient));
  }

  private double evaluate(double[] at, double[] into) {
    evaluations++;
    return objective.at(at, into);
  }

  /** One step down; false when none helps any more. */
  private boolean step() {
    double[] direction = direction();
    double promised = dot(gradient, direction);
    double length = memory.isEmpty() ? Math.min(1, 1 / slope()) : 1;
    double[] next = new double[point.length];
    double[] nextGradient = new double[point.length];
    for (int halving = 0; halving < HALVINGS_MAX && evaluations < evaluationsMax; halving++) {
      for (int i = 0; i < next.length; i++) {
        next[i] = point[i] + length * direction[i];
      }
      double reached = evaluate(next, nextGradient);
      if (reached <= value + SUFFICIENT * length * promised) {
        remember(next, nextGradient);
        point = next;
        gradient = nextGradient;
        value = reached;
        return true;
      }
      length /= 2;
    }
    return false;
  }

  private void remember(double[] next, double[] nextGradient) {
    double[] moved = less(next, point);
    double[] turned = less(nextGradient, gradient);
    double curvature = dot(moved, turned);
    if (curvature > CURVATURE_MIN * Math.sqrt(dot(moved, moved) * dot(turned, turned))) {
      if (memory.size() == MEMORY) {
        memory.removeFirst();
      }
      memory.addLast(new Remembered(moved, turned, curvature));
    }
  }

  /** The two-loop recursion: minus the inverse Hessian, as remembered, times the gradient. */
  private double[] direction() {
    double[] direction = gradient.clone();
    double[] shares = new double[memory.size()];
    int index = shares.length;
    for (Iterator<Remembered> newest = memory.descendingIterator(); newest.hasNext(); ) {
      Remembered one = newest.next();
      index--;
      shares[index] = dot(one.moved, direction) / one.curvature;
      add(direction, -shares[index], one.turned);
    }
    if (!memory.isEmpty()) {
      Remembered last = memory.getLast();
      scale(direction, last.curvature / dot(last.turned, last.turned));
    }
    for (Remembered one : memory) {
      double back = dot(one.turned, direction) / one.curvature;
      add(direction, shares[index] - back, one.moved);
      index++;
    }
    scale(direction, -1);
    return direction;
  }

  /** A step that was taken: how the point moved and the gradient turned, and their product. */
  private record Remembered(double[] moved, double[] turned, double curvature) {}

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] less(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  private static void add(double[] to, double share, double[] added) {
    for (int i = 0; i < to.length; i++) {
      to[i] += share * added[i];
    }
  }

  private static void scale(double[] scaled, double factor) {
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
  }
}
