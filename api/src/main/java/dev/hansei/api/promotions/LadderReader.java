package dev.hansei.api.promotions;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.promotions.Rulebook;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.FreezePolicy;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.StagePointer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a rollout: what the plan says, and which one the stage's pointer serves now. */
@Singleton
final class LadderReader {
  private final StagePointers pointers;
  private final Rulebook rulebook;

  LadderReader(StagePointers pointers, Rulebook rulebook) {
    this.pointers = pointers;
    this.rulebook = rulebook;
  }

  /** Empty where the promotion has no steps. */
  Optional<Ladder> of(Frame frame, Caller caller, Promotion promotion) {
    return promotion
        .plan()
        .filter(plan -> !plan.steps().isEmpty())
        .map(plan -> ladder(frame, caller, promotion, plan));
  }

  private Ladder ladder(Frame frame, Caller caller, Promotion promotion, ReleasePlan plan) {
    int running = running(caller.projectId(), promotion, plan);
    boolean steers = caller.is(Role.RELEASE_MANAGER) && running > 0;
    PromotionState state = promotion.state();
    return new Ladder(
        rungs(promotion, plan, running),
        running,
        next(plan, running),
        PlanWords.watched(plan),
        rulebook
            .current(caller.projectId())
            .frozen(promotion.stage(), frame.now())
            .map(FreezePolicy.Frozen::until)
            .filter(_ -> !state.isTerminal()),
        steers && state != PromotionState.PAUSED,
        steers && state == PromotionState.PAUSED,
        steers && state.isRolling());
  }

  /** The step whose share the pointer gives for this promotion. */
  private int running(ProjectId project, Promotion promotion, ReleasePlan plan) {
    if (!promotion.state().isRolling()) {
      return 0;
    }
    int share =
        pointers
            .live(project, promotion.promptId(), promotion.stage())
            .flatMap(StagePointer::share)
            .filter(it -> it.rollout().value().equals(promotion.id().value()))
            .map(StagePointer.Share::share)
            .orElse(0);
    for (int i = 0; i < plan.steps().size(); i++) {
      if (plan.steps().get(i).share() == share) {
        return i + 1;
      }
    }
    return 0;
  }

  private static String next(ReleasePlan plan, int running) {
    return running < plan.steps().size()
        ? PlanWords.share(plan.steps().get(running).share()) + " of the callers"
        : "all callers";
  }

  private static List<Ladder.Rung> rungs(Promotion promotion, ReleasePlan plan, int running) {
    List<Ladder.Rung> rungs = new ArrayList<>();
    for (int i = 0; i < plan.steps().size(); i++) {
      CanaryStep step = plan.steps().get(i);
      rungs.add(rung(promotion.state(), i + 1, step, running));
    }
    return rungs;
  }

  private static Ladder.Rung rung(
      PromotionState state, int number, CanaryStep step, int running) {
    String share = PlanWords.share(step.share());
    String waitsFor = PlanWords.step(step);
    boolean isOver = state == PromotionState.PROMOTED || number < running;
    if (isOver) {
      return new Ladder.Rung(number, share, waitsFor, "good", "done");
    }
    if (number == running) {
      return new Ladder.Rung(
          number, share, waitsFor, PromotionLine.shape(state), PromotionWords.of(state));
    }
    return state.isTerminal()
        ? new Ladder.Rung(number, share, waitsFor, "off", "not gone on with")
        : new Ladder.Rung(number, share, waitsFor, "", "to come");
  }
}
