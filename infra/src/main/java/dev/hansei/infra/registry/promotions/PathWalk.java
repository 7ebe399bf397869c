package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.prompts.StageMove;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StopState;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.StagePointer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A promotion on its way to its target, one stage at a time, for all callers of that stage at once.
 * Within the caller's transaction, who holds the promotion's row.
 */
@Singleton
final class PathWalk {
  private final StopRepository stops;
  private final PromotionStates states;
  private final RolloutForward forward;
  private final StagePointers pointers;
  private final Audit audit;

  PathWalk(
      StopRepository stops,
      PromotionStates states,
      RolloutForward forward,
      StagePointers pointers,
      Audit audit) {
    this.stops = stops;
    this.states = states;
    this.forward = forward;
    this.pointers = pointers;
    this.audit = audit;
  }

  /** Goes to the stop with that number, or says why it goes no further. */
  StepAnswer to(PromotionRow row, int number, Instant now) {
    List<StopRow> path = stops.of(row.projectId(), row.promotionId());
    if (number > path.size()) {
      throw PromotionRules.invalid(
          "no-such-stop", "The path of this promotion has no stop %d.".formatted(number));
    }
    StopRow stop = path.get(number - 1);
    if (stop.currentState().isPassed()) {
      return new StepAnswer.Walked(number);
    }
    requirePassed(path.subList(0, number - 1));
    List<StopRow> reached = path.subList(0, number - 1);
    return left(row, reached, now)
        .or(() -> staying(row, reached, now))
        .or(() -> forward.kept(row, stop.at(), now))
        .orElseGet(() -> goTo(row, stop, now));
  }

  /**
   * Why it does not leave its path for its target yet; empty where it may.
   *
   * @throws dev.hansei.infra.registry.RegistryException INVALID {@code path-not-walked}
   */
  Optional<StepAnswer> end(PromotionRow row, Instant now) {
    List<StopRow> path = stops.of(row.projectId(), row.promotionId());
    requirePassed(path);
    return left(row, path, now).or(() -> staying(row, path, now));
  }

  private static void requirePassed(List<StopRow> before) {
    before.stream()
        .filter(stop -> !stop.currentState().isPassed())
        .findFirst()
        .ifPresent(stop -> {
          throw PromotionRules.invalid(
              "path-not-walked", "It goes through %s first.".formatted(stop.at().word()));
        });
  }

  /**
   * Where others took the candidate away from the last stage during its rest: it has not been there
   * as long as planned, and goes no further. What moves on there after the rest does not matter.
   */
  private Optional<StepAnswer> left(PromotionRow row, List<StopRow> reached, Instant now) {
    if (reached.isEmpty()) {
      return Optional.empty();
    }
    StopRow last = reached.getLast();
    return last.currentState() == StopState.MOVED && wasTakenAway(row, last)
        ? Optional.of(overtaken(row, last.in(StopState.LEFT, now), now))
        : Optional.empty();
  }

  private boolean wasTakenAway(PromotionRow row, StopRow stop) {
    Long moved = stop.movedRevision();
    Instant until = stop.restsUntil();
    return moved != null
        && until != null
        && pointers
            .leftAt(
                new ProjectId(row.projectId()),
                new PromptId(row.promptId()),
                stop.at(),
                new PromptVersionId(row.candidateId()),
                moved)
            .filter(at -> at.isBefore(until))
            .isPresent();
  }

  /** Held by somebody, or at the last stage that it has reached for as long as planned. */
  private static Optional<StepAnswer> staying(
      PromotionRow row, List<StopRow> reached, Instant now) {
    if (reached.isEmpty()) {
      return Optional.empty();
    }
    StopRow last = reached.getLast();
    if (row.currentState() == PromotionState.PAUSED) {
      return Optional.of(new StepAnswer.Resting(last.number(), Optional.empty()));
    }
    return last.rests(now)
        ? Optional.of(new StepAnswer.Resting(last.number(), Optional.ofNullable(last.restsUntil())))
        : Optional.empty();
  }

  private StepAnswer goTo(PromotionRow row, StopRow stop, Instant now) {
    if (hasCandidate(row, stop)) {
      passed(row, stop.in(StopState.THERE, now));
      return new StepAnswer.Walked(stop.number());
    }
    var move =
        new StageMove(
            new PromptId(row.promptId()),
            stop.at(),
            new PromptVersionId(row.candidateId()),
            stop.expectedRevision());
    if (!pointers.move(new ProjectId(row.projectId()), move, RolloutForward.actor(row))) {
      return overtaken(row, stop.in(StopState.OVERTAKEN, now), now);
    }
    passed(row, stop.moved(now));
    return new StepAnswer.Walked(stop.number());
  }

  private boolean hasCandidate(PromotionRow row, StopRow stop) {
    return pointers
        .live(new ProjectId(row.projectId()), new PromptId(row.promptId()), stop.at())
        .map(StagePointer::version)
        .equals(Optional.of(new PromptVersionId(row.candidateId())));
  }

  private void passed(PromotionRow row, StopRow stop) {
    stops.replace(stop);
    states.walked(row, stop, RolloutForward.actor(row));
    write(row, "promotions.walk", stop.state(), stop);
  }

  private StepAnswer overtaken(PromotionRow row, StopRow ended, Instant now) {
    stops.replace(ended);
    states.set(row, PromotionState.OVERTAKEN, RolloutForward.actor(row), now);
    write(row, "promotions.close", PromotionState.OVERTAKEN.name(), ended);
    return new StepAnswer.Overtaken();
  }

  private void write(PromotionRow row, String action, String state, StopRow stop) {
    Actor actor = RolloutForward.actor(row);
    audit.append(
        new ProjectId(row.projectId()),
        actor,
        action,
        Node.of(NodeKind.PROMOTION, row.promotionId()),
        Map.of("state", state, "stop", stop.number(), "stage", stop.at().word()));
  }
}
