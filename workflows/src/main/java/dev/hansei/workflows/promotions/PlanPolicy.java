package dev.hansei.workflows.promotions;

import dev.hansei.workflows.prompts.Stage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which plan a request gets by the project's rules, whoever asks. Pure. */
public final class PlanPolicy {
  /** Without steps nothing is waited for. */
  private static final Duration PATIENCE_UNUSED = Duration.ofDays(7);

  /** A chance that is divided among metrics and multiplied again is the same within this. */
  private static final double SAME = 1e-12;

  private PlanPolicy() {}

  /**
   * Where a request is to go, and what the project has written down.
   *
   * @param rules empty where nothing is written down
   * @param comparable whether something is live there; without it no share can be compared
   */
  public record Place(Optional<ReleaseRules> rules, Stage stage, boolean comparable) {
    public Place {
      Objects.requireNonNull(rules, "rules is null");
      Objects.requireNonNull(stage, "stage is null");
    }

    /** How many people approve at least. */
    public int quorum() {
      return rules.orElse(ReleaseRules.USUAL).quorum().at(stage);
    }

    private Optional<ReleasePlan> usualPlan() {
      return rules.flatMap(ReleaseRules::plan).filter(_ -> stage == Stage.PRODUCTION && comparable);
    }
  }

  /** Why a plan cannot be had there: a code and a sentence. */
  public record Objection(String code, String message) {}

  /**
   * The plan: what was asked for, else what the rules say; empty, and so two approvals and a move
   * for all at once, where neither says anything.
   */
  public static Optional<ReleasePlan> of(Place place, Optional<ReleasePlan> asked) {
    return asked.or(() ->
        place
            .rules()
            .map(_ ->
                place
                    .usualPlan()
                    .map(plan -> approvedBy(place.quorum(), plan))
                    .orElseGet(() -> atOnce(place.quorum()))));
  }

  /** What is wrong with what was asked for; empty when it is no weaker than the rules allow. */
  public static Optional<Objection> objection(Place place, Optional<ReleasePlan> asked) {
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    if (asked.get().approvals() < place.quorum()) {
      return Optional.of(
          new Objection(
              "too-few-approvals",
              "The project's rules ask for %d approvals at this stage.".formatted(place.quorum())));
    }
    boolean free = place.rules().filter(ReleaseRules::allowsWeakerPlans).isPresent();
    return place
        .usualPlan()
        .filter(plan -> !free && !plan.steps().isEmpty())
        .flatMap(usual -> weaker(asked.get(), usual))
        .map(how ->
            new Objection(
                "plan-weaker-than-rules",
                "The project's plan asks for more: %s. Leave the plan out to get the project's."
                    .formatted(how)));
  }

  /** In what the plan asks for less than the usual one; empty when in nothing. */
  private static Optional<String> weaker(ReleasePlan asked, ReleasePlan usual) {
    return fewerOutcomes(asked, usual)
        .or(() -> narrowerBaseline(asked, usual))
        .or(() ->
            usual.metrics().stream()
                .filter(it -> !asked.metrics().contains(it))
                .map(it -> "it watches %s, read as the project's plan does".formatted(it.name()))
                .findFirst())
        .or(() -> otherCount(asked, usual))
        .or(() -> softerTest(asked, usual));
  }

  /** As many callers as at some step of the usual plan, on fewer outcomes than that asks for. */
  private static Optional<String> fewerOutcomes(ReleasePlan asked, ReleasePlan usual) {
    long due = 0;
    for (CanaryStep step : usual.steps()) {
      due += step.planned();
      long had =
          asked.steps().stream()
              .filter(it -> it.share() <= step.share())
              .mapToLong(CanaryStep::planned)
              .sum();
      if (had < due) {
        return Optional.of(
            "%d outcomes before more than %s of the callers get the version"
                .formatted(due, percent(step.share())));
      }
    }
    return Optional.empty();
  }

  /** The first metric's outcomes fill the steps: by another's they may be over before it is read. */
  private static Optional<String> otherCount(ReleasePlan asked, ReleasePlan usual) {
    LiveMetric counts = usual.metrics().getFirst();
    return asked.metrics().getFirst().equals(counts)
        ? Optional.empty()
        : Optional.of(
            "its steps are counted by %s, so that metric comes first".formatted(counts.name()));
  }

  private static Optional<String> narrowerBaseline(ReleasePlan asked, ReleasePlan usual) {
    for (CanaryStep step : asked.steps()) {
      int least =
          usual.steps().stream()
              .filter(it -> it.share() >= step.share())
              .findFirst()
              .map(CanaryStep::baselinePer)
              .orElse(1);
      if (step.baselinePer() < least) {
        return Optional.of(
            "%d outcomes of what is live beside each at %s"
                .formatted(least, percent(step.share())));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> softerTest(ReleasePlan asked, ReleasePlan usual) {
    if (asked.margin() > usual.margin()) {
      return Optional.of("a margin of %s at most".formatted(usual.margin()));
    }
    int watched = asked.metrics().size();
    return asked.alphaOfEach() < usual.alphaOfEach() - SAME
        ? Optional.of(
            "an alphaHarm of %s at least with %d metrics"
                .formatted(inTenThousandths(usual.alphaOfEach() * watched), watched))
        : Optional.empty();
  }

  private static String inTenThousandths(double chance) {
    return BigDecimal.valueOf(chance)
        .setScale(4, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String percent(int share) {
    return BigDecimal.valueOf(share, 2).stripTrailingZeros().toPlainString() + " %";
  }

  private static ReleasePlan atOnce(int quorum) {
    return new ReleasePlan(
        quorum, List.of(), List.of(), ReleasePlan.ALPHA_HARM, 0, PATIENCE_UNUSED);
  }

  private static ReleasePlan approvedBy(int quorum, ReleasePlan plan) {
    return new ReleasePlan(
        quorum, plan.steps(), plan.metrics(), plan.alphaHarm(), plan.margin(), plan.patience());
  }
}
