package dev.hansei.api.promotions;

import dev.hansei.infra.registry.promotions.Rulebook;
import dev.hansei.infra.registry.promotions.RulesVersion;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.ReleaseRules;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.Stage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which plan a request gets: its own, else what the project's rules say, else none. */
@Singleton
final class PlanChooser {
  /** Without steps nothing is waited for. */
  private static final Duration PATIENCE_UNUSED = Duration.ofDays(7);

  private final Rulebook rulebook;
  private final StagePointers pointers;

  PlanChooser(Rulebook rulebook, StagePointers pointers) {
    this.rulebook = rulebook;
    this.pointers = pointers;
  }

  /**
   * The plan; empty, and so two approvals and a move for all at once, where neither the request nor
   * the project says anything.
   *
   * @throws dev.hansei.api.problems.InvalidFieldException when the request's plan is unsound, or
   *     asks for fewer approvals than the rules
   */
  Optional<ReleasePlan> of(
      ProjectId project, PromptId prompt, Stage stage, @Nullable NewReleasePlan asked) {
    Optional<ReleaseRules> written = rulebook.newest(project).map(RulesVersion::rules);
    int quorum = written.orElse(ReleaseRules.USUAL).quorum().at(stage);
    if (asked != null) {
      return Optional.of(asked.plan(quorum));
    }
    boolean comparable = pointers.live(project, prompt, stage).isPresent();
    return written.map(rules ->
        rules
            .plan()
            .filter(plan -> stage == Stage.PRODUCTION && comparable)
            .map(plan -> approvedBy(quorum, plan))
            .orElseGet(() -> atOnce(quorum)));
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
