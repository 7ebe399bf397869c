package dev.hansei.api.gates;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A gate that compares is not asked as if nothing were live where something is. */
@Singleton
final class LiveBaseline {
  /** Runs of the suite that are looked through for one of what is live. */
  private static final int RUNS_MAX = 50;

  private final Runs runs;
  private final Prompts prompts;
  private final StagePointers pointers;

  LiveBaseline(Runs runs, Prompts prompts, StagePointers pointers) {
    this.runs = runs;
    this.prompts = prompts;
    this.pointers = pointers;
  }

  /**
   * Passes where nothing but the candidate is live at the stage, where the gate compares nothing,
   * or where no prompt was asked.
   *
   * @throws ApiException 422 {@code baseline-needed}, naming a run of what is live where there is
   *     one
   */
  void requireNothingElseLive(ProjectId project, Gate gate, RunId candidate, Stage stage) {
    if (gate.rules().stream().noneMatch(LiveBaseline::compares)) {
      return;
    }
    runs.find(project, candidate)
        .ifPresent(run -> {
          Optional<PromptVersionId> live = live(project, run, stage);
          if (live.isPresent() && !live.equals(run.input().target().asked())) {
            throw refused(project, run, live.get(), stage);
          }
        });
  }

  private static boolean compares(GateRule rule) {
    return switch (rule) {
      case GateRule.Compared _, GateRule.NoRegression _ -> true;
      case GateRule.CorrectedSuperiority _, GateRule.CorrectedNonInferiority _ -> true;
      case GateRule.Ceiling ceiling -> ceiling.ratio() != null;
      case GateRule.InSlice(_, _, GateRule inner) -> compares(inner);
      case GateRule.Coverage _, GateRule.RequiredCases _, GateRule.CorrectedFloor _ -> false;
      case GateRule.Floor _, GateRule.Disparity _ -> false;
      case GateRule.Certified _, GateRule.MinimumCases _ -> false;
    };
  }

  private Optional<PromptVersionId> live(ProjectId project, RunView run, Stage stage) {
    return run.input()
        .target()
        .asked()
        .flatMap(version -> prompts.version(project, version))
        .flatMap(version -> pointers.live(project, version.promptId(), stage))
        .map(StagePointer::version);
  }

  private ApiException refused(
      ProjectId project, RunView candidate, PromptVersionId live, Stage stage) {
    int number = prompts.version(project, live).map(PromptVersion::number).orElse(0);
    String which =
        runOf(project, candidate, live)
            .map(run -> "name a run of it as 'baselineRun', such as %s".formatted(run))
            .orElse(
                "there is no run of it on these cases yet: start one, and name it as 'baselineRun'");
    return ApiProblem.refused(
            "baseline-needed",
            "The gate compares, and version %d is live at %s: %s."
                .formatted(number, stage.word(), which))
        .raise();
  }

  /** The newest completed one on the same cases. */
  private Optional<RunId> runOf(ProjectId project, RunView candidate, PromptVersionId live) {
    return runs
        .ofSuite(project, candidate.input().suiteId(), PageRequest.first(RUNS_MAX))
        .items()
        .stream()
        .filter(run -> run.state() == RunState.COMPLETED)
        .filter(run -> run.input().datasetVersionId().equals(candidate.input().datasetVersionId()))
        .filter(run -> run.input().target().asked().filter(live::equals).isPresent())
        .map(RunView::id)
        .findFirst();
  }
}
