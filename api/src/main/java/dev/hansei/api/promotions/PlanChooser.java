package dev.hansei.api.promotions;

import dev.hansei.infra.registry.promotions.Rulebook;
import dev.hansei.infra.registry.promotions.RulesVersion;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PlanPolicy;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.Stage;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which plan a request gets: its own, else what the project's rules say, else none. One that brings
 * nothing but a rehearsal gets the project's with that before it. The registry holds each request
 * to the rules once more when it opens it.
 */
@Singleton
final class PlanChooser {
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
    var place = place(project, prompt, stage);
    Optional<ReleasePlan> own =
        Optional.ofNullable(asked).map(plan -> plan.plan(place.quorum(plan.stagesBefore())));
    return asked != null && asked.bringsOnlyRehearsal()
        ? own.map(
            plan -> PlanPolicy.of(place, Optional.empty()).orElse(plan).rehearsed(plan.rehearsal()))
        : PlanPolicy.of(place, own);
  }

  /**
   * The plan of a form: what it leaves open is as the project's plan has it.
   *
   * @throws dev.hansei.api.problems.InvalidFieldException when what it asks for is unsound
   */
  Optional<ReleasePlan> ofForm(
      ProjectId project, PromptId prompt, Stage stage, @Nullable NewReleasePlan asked) {
    Optional<ReleasePlan> usual = of(project, prompt, stage, null);
    if (asked == null || asked.bringsOnlyRehearsal() || usual.isEmpty()) {
      return of(project, prompt, stage, asked);
    }
    var place = place(project, prompt, stage);
    ReleasePlan own = asked.plan(place.quorum(asked.stagesBefore()));
    return Optional.of(PlanRest.filled(own, usual.get(), place::quorum));
  }

  private PlanPolicy.Place place(ProjectId project, PromptId prompt, Stage stage) {
    return new PlanPolicy.Place(
        rulebook.newest(project).map(RulesVersion::rules),
        stage,
        pointers.live(project, prompt, stage).isPresent());
  }
}
