package dev.hansei.api.gates;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.bodies.Words;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a gate is to decide on.
 *
 * @param baselineRun a run of what is live; absent only where nothing is
 * @param candidateRun a run of the candidate on the same dataset version
 * @param stage where nothing is live when no baseline is named: dev, team or production, which is
 *     meant when absent
 */
public record NewVerdict(
    @Nullable String baselineRun, @Nullable String candidateRun, @Nullable String stage) {
  public NewVerdict {
    if (stage != null) {
      Words.constant("stage", stage, Stage.class);
    }
    Rules.id("candidateRun", candidateRun);
    if (baselineRun != null) {
      Rules.id("baselineRun", baselineRun);
    }
  }

  RunId candidate() {
    return new RunId(Rules.id("candidateRun", candidateRun));
  }

  Stage stageOrProduction() {
    return stage == null ? Stage.PRODUCTION : Words.constant("stage", stage, Stage.class);
  }

  Optional<RunId> baseline() {
    return Optional.ofNullable(baselineRun).map(RunId::of);
  }
}
