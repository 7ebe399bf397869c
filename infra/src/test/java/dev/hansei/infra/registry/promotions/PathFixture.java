package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.prompts.StageMove;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.PathStop;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.StageToWalk;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StepSteering;
import dev.hansei.workflows.promotions.StepToBegin;
import dev.hansei.workflows.promotions.StopState;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A request over dev and team to production, where, as at team, something is live. */
final class PathFixture {
  private final TestRegistry registry;
  private final PromotionFixture loop;
  private final PromptVersion old;
  private final PromptVersion candidate;
  private final long devBefore;
  private final boolean liveAtTarget;
  private PromoteInput input;

  PathFixture(TestRegistry registry, Duration rest) {
    this(registry, rest, true);
  }

  /**
   * The same.
   *
   * @param liveAtTarget whether anything is live in production before it; no step begins else
   */
  PathFixture(TestRegistry registry, Duration rest, boolean liveAtTarget) {
    this.registry = registry;
    this.liveAtTarget = liveAtTarget;
    this.loop = new PromotionFixture(registry);
    this.old = loop.version("old");
    if (liveAtTarget) {
      loop.move(loop.approved(old), 0);
    }
    move(Stage.TEAM, old);
    this.candidate = loop.version("candidate");
    this.devBefore = revision(Stage.DEV);
    this.input = open(rest);
    approve();
  }

  PromotionFixture loop() {
    return loop;
  }

  PromptVersion old() {
    return old;
  }

  PromptVersion candidate() {
    return candidate;
  }

  long devBefore() {
    return devBefore;
  }

  PromotionId id() {
    return input.promotionId();
  }

  void reopen(Duration rest) {
    open(rest);
    approve();
  }

  /** Anew, with a rest at team too. */
  void reopen(Duration rest, Duration atTeam) {
    open(plan(rest, atTeam));
    approve();
  }

  PromoteInput open(Duration rest) {
    return open(plan(rest, Duration.ZERO));
  }

  private PromoteInput open(ReleasePlan plan) {
    input = loop.request(candidate).planned(Optional.of(plan));
    registry.get(Promotions.class).open(input);
    loop.pass(input);
    return input;
  }

  private void approve() {
    String request = input.promotionId().toString();
    loop.decide(input, "a" + request, loop.manager(0), Decision.Kind.APPROVE);
    loop.decide(input, "b" + request, loop.manager(1), Decision.Kind.APPROVE);
  }

  private ReleasePlan plan(Duration rest, Duration atTeam) {
    var thumbs =
        new LiveMetric("thumbs", LiveMetric.Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
    return new ReleasePlan(
        2,
        liveAtTarget ? List.of(new CanaryStep(100, 40, 1)) : List.of(),
        List.of(thumbs),
        ReleasePlan.ALPHA_HARM,
        0,
        Duration.ofDays(1),
        Optional.of(List.of(new PathStop(Stage.DEV, rest), new PathStop(Stage.TEAM, atTeam))));
  }

  StepAnswer walk(int stop) {
    return registry
        .get(RolloutSteps.class)
        .walkStage(new StageToWalk(loop.project(), input.promotionId(), stop));
  }

  StepAnswer begin() {
    return registry
        .get(RolloutSteps.class)
        .beginStep(new StepToBegin(loop.project(), input.promotionId()));
  }

  void rollBack() {
    registry
        .get(PromotionMoves.class)
        .rollBack(loop.project(), input.promotionId(), loop.manager(2), "It is worse.");
  }

  StepSteering steering() {
    return new StepSteering(
        loop.project(), input.promotionId(), 0, loop.manager(2), "Let me look.");
  }

  /** By somebody who saw it at that stop. */
  StepSteering steeringAt(int stop) {
    return new StepSteering(
        loop.project(),
        input.promotionId(),
        0,
        loop.manager(2),
        "I have seen enough.",
        Optional.of(stop));
  }

  void moveDev(PromptVersion version) {
    move(Stage.DEV, version);
  }

  void move(Stage stage, PromptVersion version) {
    var move = new StageMove(version.promptId(), stage, version.id(), revision(stage));
    registry.get(StagePointers.class).move(loop.project(), move, LoopFixture.SYSTEM);
  }

  /** As if all that happened on its path had happened so long ago. */
  void age(Duration by) {
    var sql = new Sql(registry.database());
    String back = " - INTERVAL %d SECOND WHERE project_id = ?".formatted(by.toSeconds());
    var project = loop.project().value();
    sql.execute("UPDATE promotions_stop SET rests_until = rests_until" + back, project);
    sql.execute("UPDATE prompts_stage_move SET moved_at = moved_at" + back, project);
  }

  Optional<PromptVersionId> live(Stage stage) {
    return pointer(stage).map(StagePointer::version);
  }

  long revision(Stage stage) {
    return pointer(stage).map(StagePointer::revision).orElse(0L);
  }

  private Optional<StagePointer> pointer(Stage stage) {
    return registry.get(StagePointers.class).live(loop.project(), old.promptId(), stage);
  }

  PromotionState state() {
    return registry.get(Promotions.class).require(loop.project(), input.promotionId()).state();
  }

  StopView view() {
    return registry.get(Rollouts.class).stops(loop.project(), input.promotionId()).getFirst();
  }

  List<StopState> stops() {
    return registry.get(Rollouts.class).stops(loop.project(), input.promotionId()).stream()
        .map(StopView::state)
        .toList();
  }
}
