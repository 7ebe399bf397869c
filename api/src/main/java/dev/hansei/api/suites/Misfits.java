package dev.hansei.api.suites;

import dev.hansei.infra.prompts.PromptValues;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseValues;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Which values of a case the schemas of a prompt do not allow, where that is why nobody was asked.
 */
@Singleton
final class Misfits {
  private final Prompts prompts;

  Misfits(Prompts prompts) {
    this.prompts = prompts;
  }

  /**
   * A sentence a variable, as rendering the prompt says it; none where something else was wrong.
   */
  List<String> of(ProjectId project, RunView run, Outcome outcome, Case item) {
    return outcome.result() instanceof Result.Errored(ErrorReason reason)
            && reason == ErrorReason.INVALID_VARIABLES
        ? run.input().target().versions().stream()
            .flatMap(id -> prompts.version(project, id).stream())
            .flatMap(version ->
                PromptValues.problems(version.content(), CaseValues.variables(item.content()))
                    .stream())
            .distinct()
            .toList()
        : List.of();
  }
}
