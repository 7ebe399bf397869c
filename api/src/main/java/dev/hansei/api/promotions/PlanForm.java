package dev.hansei.api.promotions;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.LiveMetric.Direction;
import dev.hansei.workflows.prompts.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plan that the form asks for: what the project says, or the usual ladder. */
final class PlanForm {
  /** The form's word for a rollout step by step. */
  static final String CANARY = "canary";

  /** The form's word for the stages that come first. */
  static final String WAY = "way";

  /** The form's tick for a rehearsal. */
  static final String REHEARSE = "rehearse";

  /** Errors of 5 % are told from none by then, and a usual model answers them within minutes. */
  static final int INPUTS_USUAL = 200;

  /** What the names of the form's ticks begin with; their place follows, from 0. */
  private static final String TICK = "metric-";

  /** The tenth place after the second, as they stand on the form: the first tick counts steps. */
  private static final Comparator<String> AS_THEY_STAND =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private PlanForm() {}

  /**
   * The usual ladder, a way or a rehearsal, where they are asked for; empty leaves it to the
   * project's rules.
   */
  static Optional<NewReleasePlan> read(Map<String, String> form) {
    var rehearsal = rehearsal(form);
    boolean stepwise = CANARY.equals(form.get("rollout"));
    List<NewReleasePlan.Stop> way = way(form);
    return stepwise || !way.isEmpty() || rehearsal != null
        ? Optional.of(
            new NewReleasePlan(
                null,
                stepwise ? usual().stream().map(NewReleasePlan.Step::from).toList() : List.of(),
                stepwise ? metrics(form) : List.of(),
                null,
                null,
                null,
                way,
                rehearsal))
        : Optional.empty();
  }

  /** The earlier stages by comma, such as "dev,team", each passed at once. */
  private static List<NewReleasePlan.Stop> way(Map<String, String> form) {
    String said = form.getOrDefault(WAY, "").strip();
    if (said.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(said.split(",")).map(word -> stop(word.strip())).toList();
  }

  private static NewReleasePlan.Stop stop(String word) {
    return Arrays.stream(Stage.values())
        .filter(stage -> stage.word().equals(word))
        .findFirst()
        .map(stage -> new NewReleasePlan.Stop(stage, null))
        .orElseThrow(() -> new InvalidFieldException(WAY, "It is dev, team, or dev,team."));
  }

  /** The ways that the form offers to a stage: its words for {@link #WAY}, the longest first. */
  static List<String> ways(Stage stage) {
    return switch (stage) {
      case DEV -> List.of();
      case TEAM -> List.of("dev");
      case PRODUCTION -> List.of("dev,team", "team", "dev");
    };
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
    form.keySet().stream()
        .filter(key -> key.startsWith(TICK))
        .sorted(AS_THEY_STAND)
        .map(form::get)
        .filter(Objects::nonNull)
        .forEach(name -> metrics.add(new NewReleasePlan.Metric(name, null, null, null)));
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
