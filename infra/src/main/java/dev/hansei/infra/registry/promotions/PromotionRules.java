package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.StagePointer;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** What a request for promotion must be like, given what is live. */
@Singleton
final class PromotionRules {
  private final Prompts prompts;
  private final Runs runs;
  private final Gates gates;

  PromotionRules(Prompts prompts, Runs runs, Gates gates) {
    this.prompts = prompts;
    this.runs = runs;
    this.gates = gates;
  }

  /** The candidate, when the request is sound. */
  PromptVersion check(PromoteInput input, Optional<StagePointer> live) {
    PromptVersion candidate =
        prompts
            .version(input.projectId(), input.candidate())
            .orElseThrow(() -> RegistryException.notFound("prompt version", input.candidate()));
    if (!candidate.promptId().equals(input.promptId())) {
      throw invalid("version-of-other-prompt", "The candidate is a version of another prompt.");
    }
    gates.require(input.projectId(), input.gateId());
    RunView candidateRun = runs.require(input.projectId(), input.candidateRun());
    requireRunOf(
        candidateRun,
        input.candidate(),
        "candidate-run-of-other-version",
        "The candidate's run did not ask the candidate; run the suite against it.");
    live.ifPresent(pointer -> checkAgainstLive(input, pointer, candidateRun));
    if (live.isEmpty() && input.plan().filter(plan -> !plan.steps().isEmpty()).isPresent()) {
      throw invalid(
          "no-canary-without-live",
          "Nothing is live at this stage, so there is nothing to compare a share of callers with;"
              + " leave the plan's steps out.");
    }
    return candidate;
  }

  private void checkAgainstLive(PromoteInput input, StagePointer pointer, RunView candidateRun) {
    if (pointer.version().equals(input.candidate())) {
      throw invalid("already-live", "That version is live at this stage already.");
    }
    pointer
        .share()
        .ifPresent(share -> {
          throw invalid(
              "rollout-running",
              "Promotion %s is being rolled out at this stage; let it end, or roll it back."
                  .formatted(share.rollout()));
        });
    RunId baseline =
        input
            .baselineRun()
            .orElseThrow(() ->
                invalid(
                    "baseline-missing",
                    "A version is live at this stage: name a run of it as the baseline."));
    RunView baselineRun = runs.require(input.projectId(), baseline);
    requireRunOf(
        baselineRun,
        pointer.version(),
        "baseline-run-of-other-version",
        "The baseline's run did not ask the version that is live; run the suite against that.");
    if (!baselineRun.input().datasetVersionId().equals(candidateRun.input().datasetVersionId())) {
      throw invalid(
          "runs-not-comparable",
          "The runs asked different dataset versions; run both on the same one.");
    }
  }

  private static void requireRunOf(
      RunView run, PromptVersionId version, String code, String message) {
    run.input()
        .target()
        .strategyIfAny()
        .ifPresent(_ -> {
          throw invalid(
              "run-by-strategy",
              "Run %s got its answers by a strategy, which is evidence for no prompt version: at the"
                      .formatted(run.id())
                  + " stage the version answers alone. Run the suite against it without one.");
        });
    if (!run.input().target().asked().equals(Optional.of(version))) {
      throw invalid(code, message);
    }
    if (run.state() != RunState.COMPLETED) {
      throw invalid(
          "run-not-completed",
          "Run %s is %s; a gate decides on completed runs only."
              .formatted(run.id(), run.state().name().toLowerCase(Locale.ROOT)));
    }
  }

  static RegistryException invalid(String code, String message) {
    return new RegistryException(RegistryException.Kind.INVALID, code, message);
  }
}
