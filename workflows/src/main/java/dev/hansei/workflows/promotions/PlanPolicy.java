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

    /** How many people approve at least, at the stage itself. */
    public int quorum() {
      return quorum(List.of());
    }

    /** The same of a way over other stages: what the strictest of them asks for. */
    public int quorum(List<Stage> path) {
      var quorum = rules.orElse(ReleaseRules.USUAL).quorum();
      return path.stream().map(quorum::at).reduce(quorum.at(stage), Math::max);
    }

    /** The way there by the project's plan; where nothing is live to compare with, too. */
    private List<PathStop> usualPath() {
      return rules
          .flatMap(ReleaseRules::plan)
          .filter(_ -> stage == Stage.PRODUCTION)
          .map(ReleasePlan::stops)
          .orElse(List.of());
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
                    .map(plan -> approvedBy(place.quorum(plan.stagesBefore()), plan))
                    .orElseGet(() -> atOnce(place))));
  }

  /** What is wrong with what was asked for; empty when it is no weaker than the rules allow. */
  public static Optional<Objection> objection(Place place, Optional<ReleasePlan> asked) {
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    List<Stage> path = asked.get().stagesBefore();
    if (path.stream().anyMatch(stop -> stop.compareTo(place.stage()) >= 0)) {
      return Optional.of(
          new Objection(
              "path-past-target",
              "A path leads over stages before %s; it is itself the last one."
                  .formatted(place.stage().word())));
    }
    int quorum = place.quorum(path);
    if (asked.get().approvals() < quorum) {
      return Optional.of(
          new Objection(
              "too-few-approvals",
              "The project's rules ask for %d approvals %s."
                  .formatted(quorum, path.isEmpty() ? "at this stage" : "on this path")));
    }
    return weakened(place, asked.get());
  }

  private static Optional<Objection> weakened(Place place, ReleasePlan asked) {
    if (place.rules().filter(ReleaseRules::allowsWeakerPlans).isPresent()) {
      return Optional.empty();
    }
    return place
        .usualPlan()
        .flatMap(usual -> weakerSteps(asked, usual).or(() -> smallerRehearsal(asked, usual)))
        .or(() -> shorter(asked, place.usualPath()))
        .map(how ->
            new Objection(
                "plan-weaker-than-rules",
                "The project's plan asks for more: %s. Leave the plan out to get the project's."
                    .formatted(how)));
  }

  /** In what its steps ask for less than the usual ones; empty when in nothing. */
  private static Optional<String> weakerSteps(ReleasePlan asked, ReleasePlan usual) {
    if (usual.steps().isEmpty()) {
      return Optional.empty();
    }
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

  /** A stage that the project's plan goes through first, or rests at for longer. */
  private static Optional<String> shorter(ReleasePlan asked, List<PathStop> usual) {
    return usual.stream()
        .filter(stop -> asked.stops().stream().noneMatch(own -> covers(own, stop)))
        .findFirst()
        .map(stop ->
            stop.rest().isZero()
                ? "it goes through %s first".formatted(stop.stage().word())
                : "it goes through %s first, for %s".formatted(stop.stage().word(), stop.rest()));
  }

  private static boolean covers(PathStop own, PathStop usual) {
    return own.stage() == usual.stage() && own.rest().compareTo(usual.rest()) >= 0;
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

  /**
   * The first metric's outcomes fill the steps: by another's they may be over before it is read.
   */
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

  /** A rehearsal that may cost less asks less, too. */
  private static Optional<String> smallerRehearsal(ReleasePlan asked, ReleasePlan usual) {
    if (usual.rehearsal().isEmpty()) {
      return Optional.empty();
    }
    Rehearsal wanted = usual.rehearsal().get();
    if (asked.rehearsal().filter(it -> it.inputs() >= wanted.inputs()).isEmpty()) {
      return Optional.of("a rehearsal on %d inputs at least".formatted(wanted.inputs()));
    }
    long most = wanted.maxCostUsdMicros().orElse(Long.MAX_VALUE);
    boolean isPoorer =
        asked.rehearsal().flatMap(Rehearsal::maxCostUsdMicros).filter(it -> it < most).isPresent();
    return isPoorer
        ? Optional.of(
            wanted
                .maxCostUsdMicros()
                .map(it -> "a rehearsal that may cost %s US dollars".formatted(dollars(it)))
                .orElse("a rehearsal without a limit of its cost"))
        : Optional.empty();
  }

  private static String dollars(long micros) {
    return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
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

  private static ReleasePlan atOnce(Place place) {
    List<PathStop> path = place.usualPath();
    return new ReleasePlan(
        place.quorum(path.stream().map(PathStop::stage).toList()),
        List.of(),
        List.of(),
        ReleasePlan.ALPHA_HARM,
        0,
        PATIENCE_UNUSED,
        Optional.of(path));
  }

  private static ReleasePlan approvedBy(int quorum, ReleasePlan plan) {
    return new ReleasePlan(
        quorum,
        plan.steps(),
        plan.metrics(),
        plan.alphaHarm(),
        plan.margin(),
        plan.patience(),
        plan.path(),
        plan.rehearsal());
  }
}
