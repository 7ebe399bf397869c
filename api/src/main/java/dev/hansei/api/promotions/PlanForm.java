package dev.hansei.api.promotions;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.LiveMetric.Direction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The plan that the form asks for: what the project says, or the usual ladder. */
final class PlanForm {
  /** The form's word for a rollout step by step. */
  static final String CANARY = "canary";

  /** The form's tick for a rehearsal. */
  static final String REHEARSE = "rehearse";

  /** Errors of 5 % are told from none by then, and a usual model answers them within minutes. */
  static final int INPUTS_USUAL = 200;

  /** What the names of the form's ticks begin with. */
  private static final String TICK = "metric-";

  private PlanForm() {}

  /**
   * The usual ladder where it is asked for, and a rehearsal where that is; empty leaves it to the
   * project's rules.
   */
  static Optional<NewReleasePlan> read(Map<String, String> form) {
    var rehearsal = rehearsal(form);
    return CANARY.equals(form.get("rollout"))
        ? Optional.of(
            new NewReleasePlan(
                null,
                usual().stream().map(NewReleasePlan.Step::from).toList(),
                metrics(form),
                null,
                null,
                null,
                rehearsal))
        : Optional.ofNullable(rehearsal)
            .map(it -> new NewReleasePlan(null, null, null, null, null, null, it));
  }

  /** 1, 10 and 50 percent, with the numbers that note 0029 gives the reason for. */
  static List<CanaryStep> usual() {
    return StepWords.steps(null);
  }

  private static NewReleasePlan.@Nullable NewRehearsal rehearsal(Map<String, String> form) {
    return form.containsKey(REHEARSE)
        ? new NewReleasePlan.NewRehearsal(
            INPUTS_USUAL, decimal("rehearseUsd", form.get("rehearseUsd")))
        : null;
  }

  private static List<NewReleasePlan.Metric> metrics(Map<String, String> form) {
    List<NewReleasePlan.Metric> metrics = new ArrayList<>();
    new TreeMap<>(form)
        .forEach((key, name) -> {
          if (key.startsWith(TICK)) {
            metrics.add(new NewReleasePlan.Metric(name, null, null, null));
          }
        });
    String own = form.getOrDefault("own", "").strip();
    if (!own.isEmpty()) {
      Direction direction =
          "lower".equals(form.get("ownBetter"))
              ? Direction.LOWER_IS_BETTER
              : Direction.HIGHER_IS_BETTER;
      metrics.add(new NewReleasePlan.Metric(own, direction, number(form.get("ownFrom")), null));
    }
    if (metrics.isEmpty()) {
      throw new InvalidFieldException("metric", "Tick an outcome that is watched, or name one.");
    }
    return metrics;
  }

  private static @Nullable Double number(@Nullable String text) {
    BigDecimal said = decimal("ownFrom", text);
    return said == null ? null : said.doubleValue();
  }

  private static @Nullable BigDecimal decimal(String field, @Nullable String text) {
    String said = text == null ? "" : text.strip();
    if (said.isEmpty()) {
      return null;
    }
    if (!said.matches("-?\\d{1,9}([.,]\\d{1,9})?")) {
      throw new InvalidFieldException(field, "A number, such as 4 or 0.5.");
    }
    return new BigDecimal(said.replace(',', '.'));
  }
}
