package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.prompts.ShareMove;
import dev.hansei.infra.registry.prompts.StageMove;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Promote;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.RolloutId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What gives a candidate more callers. Within the caller's transaction, who holds the promotion's
 * row and that of its step; a freeze is asked about each time.
 */
@Singleton
final class RolloutForward {
  private final PromotionRepository rows;
  private final PromotionStates states;
  private final StepRepository steps;
  private final StopRepository stops;
  private final RollingReader reader;
  private final RolloutEnds ends;
  private final PromotionReader promotions;
  private final StagePointers pointers;
  private final List<ForwardRule> forwardRules;
  private final CanonicalJson json;
  private final Audit audit;

  RolloutForward(
      PromotionRepository rows,
      PromotionStates states,
      StepRepository steps,
      StopRepository stops,
      RollingReader reader,
      RolloutEnds ends,
      PromotionReader promotions,
      StagePointers pointers,
      List<ForwardRule> forwardRules,
      CanonicalJson json,
      Audit audit) {
    this.rows = rows;
    this.states = states;
    this.steps = steps;
    this.stops = stops;
    this.reader = reader;
    this.ends = ends;
    this.promotions = promotions;
    this.pointers = pointers;
    this.forwardRules = List.copyOf(forwardRules);
    this.json = json;
    this.audit = audit;
  }

  /** How a step ends that is followed by another one, and by whom. */
  record Ended(StepState state, String reason, Actor actor) {}

  /** The first step, or all at once. */
  StepAnswer begin(PromotionRow row, Instant now) {
    return kept(row, Stage.valueOf(row.stage()), now).orElseGet(() -> first(row, now));
  }

  /** Why it goes nowhere at that stage just now: too late, or frozen; empty where it may. */
  Optional<StepAnswer> kept(PromotionRow row, Stage stage, Instant now) {
    if (isTooLate(row, now)) {
      states.set(row, PromotionState.EXPIRED, actor(row), now);
      write(row, actor(row), "promotions.close", Map.of("state", PromotionState.EXPIRED.name()));
      return Optional.of(new StepAnswer.Expired());
    }
    promotions.requireApproved(row);
    return frozenUntil(row, stage, now).map(until -> freeze(row, until, now));
  }

  private StepAnswer first(PromotionRow row, Instant now) {
    ReleasePlan plan =
        row.releasePlan(json)
            .orElseThrow(
                () -> PromotionRules.invalid("no-plan", "This promotion has no steps to begin."));
    if (plan.steps().isEmpty() || row.expectedRevision() == 0) {
      return whole(row, row.expectedRevision(), now).orElseGet(() -> overtakenAtStart(row, now));
    }
    if (!share(row, plan.steps().getFirst().share(), row.expectedRevision())) {
      return overtakenAtStart(row, now);
    }
    return begun(row, new Place(1, row.expectedRevision()), StepTally.start(plan, now), plan);
  }

  /**
   * What a freeze keeps from going on is waited for no longer than its approvals were to be; from
   * the end of its last rest where it is on its path, since it rests there as planned.
   */
  private boolean isTooLate(PromotionRow row, Instant now) {
    return row.currentState() == PromotionState.FROZEN
        && now.isAfter(waitsSince(row).plusSeconds(row.patienceSeconds()));
  }

  private Instant waitsSince(PromotionRow row) {
    return stops.of(row.projectId(), row.promotionId()).stream()
        .flatMap(stop -> Optional.ofNullable(stop.restsUntil()).stream())
        .filter(until -> until.isAfter(row.createdAt()))
        .max(Instant::compareTo)
        .orElse(row.createdAt());
  }

  /** A step's number, and the revision that it replaces. */
  private record Place(int number, long revision) {}

  private StepAnswer overtakenAtStart(PromotionRow row, Instant now) {
    states.set(row, PromotionState.OVERTAKEN, actor(row), now);
    write(row, actor(row), "promotions.close", Map.of("state", PromotionState.OVERTAKEN.name()));
    return new StepAnswer.Overtaken();
  }

  /** The step after the one that goes on, or everybody. */
  StepAnswer on(Rolling rolling, Ended ended, Instant now) {
    PromotionRow row = rolling.row();
    Optional<Instant> frozen = frozenUntil(row, now);
    if (frozen.isPresent()) {
      // A step that is skipped is not through: it goes on as it is until it may be.
      return ended.state() == StepState.SKIPPED
          ? new StepAnswer.Frozen(frozen.get())
          : freeze(row, frozen.get(), now);
    }
    int next = rolling.step().number() + 1;
    steps.replace(rolling.step().ended(ended.state(), ended.reason(), now));
    StepAnswer answer = forward(rolling, next, now);
    if (ended.state() == StepState.SKIPPED) {
      // Last, as all do: the chain's head is locked after the pointer.
      write(
          row,
          ended.actor(),
          "promotions.skip",
          Map.of("step", next - 1, "words", Sha256.of(ended.reason()).hex()));
    }
    return answer;
  }

  private StepAnswer forward(Rolling rolling, int next, Instant now) {
    PromotionRow row = rolling.row();
    if (next > rolling.plan().steps().size()) {
      return whole(row, rolling.revision(), now).orElseGet(() -> overtaken(rolling, now));
    }
    if (!share(row, rolling.plan().steps().get(next - 1).share(), rolling.revision())) {
      return overtaken(rolling, now);
    }
    StepTally tally = rolling.tally().atNextStep(now);
    return begun(row, new Place(next, rolling.revision()), tally, rolling.plan());
  }

  private StepAnswer overtaken(Rolling rolling, Instant now) {
    ends.overtaken(rolling, now);
    return new StepAnswer.Overtaken();
  }

  private StepAnswer begun(PromotionRow row, Place place, StepTally tally, ReleasePlan plan) {
    StepRow step = reader.begun(row, place.number(), plan, reader.begin(tally));
    steps.insert(step);
    rows.setMoved(row.projectId(), row.promotionId(), place.revision() + 1);
    states.stepped(row, step, actor(row));
    write(row, actor(row), "promotions.step", Map.of("step", step.number(), "share", step.share()));
    return new StepAnswer.Stepped(step.number(), step.share());
  }

  /** Live for everybody; empty where something else moved the pointer. */
  private Optional<StepAnswer> whole(PromotionRow row, long revision, Instant now) {
    var move =
        new StageMove(
            new PromptId(row.promptId()),
            Stage.valueOf(row.stage()),
            new PromptVersionId(row.candidateId()),
            revision);
    if (!pointers.move(new ProjectId(row.projectId()), move, actor(row))) {
      return Optional.empty();
    }
    rows.setMoved(row.projectId(), row.promotionId(), revision + 1);
    states.set(row, PromotionState.PROMOTED, actor(row), now);
    write(row, actor(row), "promotions.move", Map.of("state", PromotionState.PROMOTED.name()));
    return Optional.of(new StepAnswer.Finished(revision + 1));
  }

  private boolean share(PromotionRow row, int share, long revision) {
    var given =
        new StagePointer.Share(
            new PromptVersionId(row.candidateId()), share, new RolloutId(row.promotionId()));
    var move =
        new ShareMove(
            new PromptId(row.promptId()), Stage.valueOf(row.stage()), revision, Optional.of(given));
    return pointers.share(new ProjectId(row.projectId()), move, actor(row));
  }

  /** Until when nothing goes forward where this one is; empty where it may. */
  Optional<Instant> frozenUntil(PromotionRow row, Instant now) {
    return frozenUntil(row, Stage.valueOf(row.stage()), now);
  }

  private Optional<Instant> frozenUntil(PromotionRow row, Stage stage, Instant now) {
    var project = new ProjectId(row.projectId());
    return forwardRules.stream()
        .flatMap(rule -> rule.frozenUntil(project, stage, now).stream())
        .max(Instant::compareTo);
  }

  private StepAnswer freeze(PromotionRow row, Instant until, Instant now) {
    states.set(row, PromotionState.FROZEN, actor(row), now);
    return new StepAnswer.Frozen(until);
  }

  /** Whether the pointer is where the rollout left it. */
  boolean isOurs(Rolling rolling) {
    return pointers
        .live(rolling.project(), rolling.prompt(), rolling.stage())
        .map(StagePointer::revision)
        .equals(Optional.of(rolling.revision()));
  }

  Actor actor(Rolling rolling) {
    return actor(rolling.row());
  }

  static Actor actor(PromotionRow row) {
    return new Actor.ByWorkflow(
        Promote.workflowId(new ProjectId(row.projectId()), new PromotionId(row.promotionId())));
  }

  private void write(PromotionRow row, Actor by, String action, Map<String, Object> detail) {
    audit.append(
        new ProjectId(row.projectId()),
        by,
        action,
        Node.of(NodeKind.PROMOTION, row.promotionId()),
        detail);
  }
}
