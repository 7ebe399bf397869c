package dev.hansei.api.annotations;

import dev.hansei.api.pages.Figures;
import dev.hansei.infra.registry.annotations.PersonFigures;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.GoldPolicy;
import dev.hansei.workflows.annotations.PersonDrift;
import dev.hansei.workflows.annotations.Widening;
import dev.hansei.workflows.statistics.Estimate;

/** How the desk says its figures. */
public final class DeskWords {
  private DeskWords() {}

  /** What missing labels cost. */
  public static String cost(Widening cost) {
    return "For the labels that are missing, a share near one half is known to ±%s instead of ±%s points."
        .formatted(points(cost.there()), points(cost.planned()));
  }

  private static String points(double share) {
    return Figures.coordinate(100 * share);
  }

  /** What was said in a field, after its key; that of the label itself says nothing. */
  static String answer(String key, String said) {
    return key.equals(Form.ONLY) ? said : key + ": " + said;
  }

  static String seconds(double seconds) {
    return Figures.coordinate(seconds) + " s";
  }

  static String gold(GoldPolicy.Standing gold) {
    return gold.accuracy().map(accuracy -> share(gold.right(), accuracy)).orElse("");
  }

  private static String share(int right, Estimate accuracy) {
    return "%d of %d, %s to %s"
        .formatted(
            right,
            accuracy.n(),
            Figures.percent(accuracy.lower()),
            Figures.percent(accuracy.upper()));
  }

  /** Whether a lead is asked to look: never more than asked, for the gold may be wrong. */
  public static boolean isToLookAt(PersonFigures figures) {
    return figures.gold().advice() == GoldPolicy.Advice.LOOK
        || figures.ofGold().trend() == PersonDrift.Trend.WORSE
        || figures.ofSame().trend() == PersonDrift.Trend.WORSE;
  }

  /** Whether something moved, in words. */
  public static String trend(PersonDrift drift) {
    return switch (drift.trend()) {
      case TOO_FEW -> "too few to say";
      case STEADY -> "no move seen";
      case WORSE -> "lower than at first" + move(drift);
      case BETTER -> "higher than at first" + move(drift);
    };
  }

  private static String move(PersonDrift drift) {
    return drift.first().isEmpty() || drift.since().isEmpty()
        ? ""
        : ": %s, then %s"
            .formatted(
                Figures.percent(drift.first().get().value()),
                Figures.percent(drift.since().get().value()));
  }
}
