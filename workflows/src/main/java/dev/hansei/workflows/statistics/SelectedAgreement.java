package dev.hansei.workflows.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Agreement of two raters on items that were drawn with unequal chances, such as those on which
 * judges disagree: each counts by the inverse of its chance, so the figures are those of all items
 * that could have been drawn. With equal chances {@link Kappa} and {@link Wilson} are narrower.
 *
 * <p>The variance is that of the linearised figure by independent unit, on Student's t with two
 * degrees less than there are units; the interval reaches at least as far as what may have been
 * missed altogether among as many as the heaviest labels are: where these few all agree, that does
 * not prove that the many items they stand for do. Kappa's lower end is besides the lower of the
 * straight one and that of its logarithm.
 *
 * <p>Sources: Särndal, Swensson and Wretman, "Model Assisted Survey Sampling" (1992), 5.5 and 5.7:
 * linearisation, Hájek's mean; Kish, "Survey Sampling" (1965): the effective number; Hanley and
 * Lippman-Hand, JAMA 249 (1983): what nothing seen leaves possible.
 */
public final class SelectedAgreement {
  /** Two figures are taken from the items, the chance agreement and the rest. */
  private static final int UNITS_MIN = 3;

  private final List<Item> items;
  private final double weights;

  private SelectedAgreement(List<Item> items) {
    this.items = List.copyOf(items);
    this.weights = items.stream().mapToDouble(Item::weight).sum();
  }

  /**
   * One item.
   *
   * @param unit what was sampled independently
   * @param reference whether the first rater passed it
   * @param rating whether the second did
   * @param weight the inverse of its chance to be drawn, above 0; only their ratios count
   */
  public record Item(String unit, boolean reference, boolean rating, double weight) {
    public Item {
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("a weight is above 0 and finite: " + weight);
      }
    }

    /** Whether both raters said the same. */
    public boolean agrees() {
      return reference == rating;
    }
  }

  /** Of some items, at least one. */
  public static SelectedAgreement of(List<Item> items) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException("agreement needs at least one item, got none");
    }
    return new SelectedAgreement(items);
  }

  /** As how many items drawn with equal chances these are worth, at most as many as there are. */
  public double effective() {
    double squares = items.stream().mapToDouble(it -> it.weight() * it.weight()).sum();
    return weights * weights / squares;
  }

  /** Cohen's kappa; 0 where chance explains everything. Closed form. */
  public Estimate kappa(double confidence) {
    double agreed = mean(Item::agrees);
    double reference = mean(Item::reference);
    double rating = mean(Item::rating);
    double chance = reference * rating + (1 - reference) * (1 - rating);
    double room = 1 - chance;
    if (room <= 0) {
      return new Estimate(0, -1, 1, confidence, units());
    }
    double kappa = (agreed - chance) / room;
    Map<String, Double> parts = new HashMap<>();
    for (Item item : items) {
      double byChance =
          (2 * rating - 1) * (share(item.reference()) - reference)
              + (2 * reference - 1) * (share(item.rating()) - rating);
      double own = (share(item.agrees()) - agreed) / room - byChance * (1 - agreed) / (room * room);
      parts.merge(item.unit(), item.weight() * own / weights, Double::sum);
    }
    Estimate straight = estimate(kappa, parts, 1 / room, new Range(-1, 1), confidence);
    double lower = Math.min(straight.lower(), skewed(kappa, parts, confidence));
    return new Estimate(straight.value(), lower, straight.upper(), confidence, straight.n());
  }

  /**
   * The lower end by the logarithm of what is missing to 1: kappa is skewed towards low values, and
   * straight intervals of it lie too high ({@code SelectedScenarios}).
   */
  private double skewed(double kappa, Map<String, Double> parts, double confidence) {
    double missing = 1 - kappa;
    if (missing <= 0 || parts.size() < UNITS_MIN) {
      return 1;
    }
    double reach = Student.twoSidedQuantile(parts.size() - 2, confidence);
    double lower = 1 - missing * Math.exp(reach * Math.sqrt(spread(parts)) / missing);
    return Math.max(-1, lower);
  }

  private static double spread(Map<String, Double> parts) {
    double squares = parts.values().stream().mapToDouble(part -> part * part).sum();
    return squares * parts.size() / (parts.size() - 2.0);
  }

  /** Which share is so. */
  public Estimate share(Predicate<Item> isSo, double confidence) {
    double value = mean(isSo);
    Map<String, Double> parts = new HashMap<>();
    for (Item item : items) {
      double own = share(isSo.test(item)) - value;
      parts.merge(item.unit(), item.weight() * own / weights, Double::sum);
    }
    return estimate(value, parts, 1, Range.UNIT, confidence);
  }

  private Estimate estimate(
      double value, Map<String, Double> parts, double scale, Range range, double confidence) {
    int units = parts.size();
    double inside = Math.clamp(value, range.min(), range.max());
    if (units < UNITS_MIN) {
      return new Estimate(inside, range.min(), range.max(), confidence, units);
    }
    double least = -Math.log((1 - confidence) / 2) / Math.min(units, ofTheHeaviest()) * scale;
    double reach =
        Math.max(least, Student.twoSidedQuantile(units - 2, confidence) * Math.sqrt(spread(parts)));
    return new Estimate(
        inside,
        Math.max(range.min(), inside - reach),
        Math.min(range.max(), inside + reach),
        confidence,
        units);
  }

  /** How many items there would be if each weighed as the heaviest. */
  private double ofTheHeaviest() {
    return weights / items.stream().mapToDouble(Item::weight).max().orElseThrow();
  }

  private int units() {
    return (int) items.stream().map(Item::unit).distinct().count();
  }

  private double mean(Predicate<Item> isSo) {
    return items.stream().filter(isSo).mapToDouble(Item::weight).sum() / weights;
  }

  private static double share(boolean isSo) {
    return isSo ? 1 : 0;
  }
}
