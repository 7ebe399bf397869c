package dev.hansei.workflows.promotions;

import dev.hansei.workflows.Steps;
import dev.hansei.workflows.promotions.PromotionActivities.SteeringToTake;
import dev.hansei.workflows.promotions.PromotionActivities.StepTaken;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowLock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * The second half of {@link Promote} with a plan: one step after another, each asked of the
 * registry, which decides on the outcomes that it has counted. The workflow only asks: when it is
 * told that a step was decided on, when a freeze ends, and once an hour, since what it is told may
 * get lost. No step goes forward because time has passed.
 *
 * <p>A cancellation does not end it: the share would stay. To end it is to roll it back.
 */
final class Rollout {
  /** News that got lost is found by then. */
  static final Duration LOOK_EVERY = Duration.ofHours(1);

  /** The registry's clock may be behind: no sooner again than this. */
  private static final Duration FREEZE_AGAIN = Duration.ofMinutes(1);

  private static final Logger log = Workflow.getLogger(Rollout.class);

  private final PromotionActivities registry;
  private final PromoteInput input;
  private final WorkflowLock stepping = Workflow.newWorkflowLock();
  private PromotionState state;
  private int step;
  private Duration patience = LOOK_EVERY;
  private boolean changed;

  Rollout(PromotionActivities registry, PromoteInput input) {
    this.registry = registry;
    this.input = input;
    this.state = input.carried().map(RolloutProgress::state).orElse(PromotionState.ROLLING);
    this.step = input.carried().map(RolloutProgress::step).orElse(0);
    this.changed = input.carried().flatMap(RolloutProgress::told).isPresent();
  }

  /** Where it stands; {@code ROLLING} before it has begun. */
  PromotionState state() {
    return state;
  }

  /** The number of the step that runs; 0 before the first. */
  int step() {
    return step;
  }

  /** Whether there is news that it has not asked about: it goes along to a new history. */
  Optional<Boolean> told() {
    return changed ? Optional.of(true) : Optional.empty();
  }

  /** Begins the first step, or is told why not yet. */
  void begin() {
    Steps.shielded(this::ask);
  }

  /** Waits until there is reason to ask again, and asks. */
  void goOn() {
    Steps.shielded(() -> {
      Workflow.await(patience, () -> changed || state.isTerminal());
      if (!state.isTerminal()) {
        askAgain();
      }
    });
  }

  private void askAgain() {
    try {
      ask();
    } catch (ActivityFailure failure) {
      // The share stands where it is; a build that mends it finds the rollout where it was.
      log.warn("Rollout {} cannot ask: {}", input.promotionId(), Steps.codeOf(failure));
      state = PromotionState.PAUSED;
      patience = LOOK_EVERY;
    }
  }

  private void ask() {
    stepping.lock();
    try {
      changed = false;
      take(
          step == 0
              ? registry.beginStep(new StepToBegin(input.projectId(), input.promotionId()))
              : registry.nextStep(new StepMove(input.projectId(), input.promotionId(), step)));
    } finally {
      stepping.unlock();
    }
  }

  /** The registry has decided on a step; the news may come twice, or too late. */
  void tell() {
    changed = true;
  }

  /** What one person wants; the registry checks their role in the same transaction. */
  void steer(Steering steering) {
    stepping.lock();
    try {
      if (!state.isTerminal()) {
        var wanted = new SteeringToTake(input.projectId(), input.promotionId(), steering);
        take(registry.steerStep(wanted));
        log.info(
            "Promotion {}: {} wants {}", input.promotionId(), steering.personId(), steering.kind());
      }
    } finally {
      stepping.unlock();
    }
  }

  private void take(StepTaken taken) {
    patience = LOOK_EVERY;
    switch (taken.answer()) {
      case StepAnswer.Stepped(int number, int _) -> runs(number, PromotionState.ROLLING);
      case StepAnswer.Held(int number, String _) -> runs(number, PromotionState.PAUSED);
      case StepAnswer.Frozen(Instant until) -> {
        patience = until(until);
        moveTo(PromotionState.FROZEN);
      }
      case StepAnswer.RolledBack _ -> moveTo(PromotionState.ROLLED_BACK);
      case StepAnswer.Overtaken _ -> moveTo(PromotionState.OVERTAKEN);
      case StepAnswer.Expired _ -> moveTo(PromotionState.EXPIRED);
      case StepAnswer.Finished _ -> moveTo(PromotionState.PROMOTED);
    }
  }

  private void runs(int number, PromotionState next) {
    step = number;
    moveTo(next);
  }

  private void moveTo(PromotionState next) {
    if (next != state) {
      log.info("Promotion {} is {} at step {}", input.promotionId(), next, step);
    }
    state = next;
  }

  /** A freeze of weeks is slept through, but somebody may roll back meanwhile: look each hour. */
  private static Duration until(Instant until) {
    Duration wait = Duration.between(Instant.ofEpochMilli(Workflow.currentTimeMillis()), until);
    Duration atLeast = wait.compareTo(FREEZE_AGAIN) < 0 ? FREEZE_AGAIN : wait;
    return atLeast.compareTo(LOOK_EVERY) > 0 ? LOOK_EVERY : atLeast;
  }
}
