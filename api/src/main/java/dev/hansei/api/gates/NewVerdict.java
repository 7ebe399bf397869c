package dev.hansei.api.gates;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.suites.RunId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a gate is to decide on.
 *
 * @param baselineRun a run of what is live; absent only where nothing is
 * @param candidateRun a run of the candidate on the same dataset version
 */
public record NewVerdict(@Nullable String baselineRun, @Nullable String candidateRun) {
  public NewVerdict {
    Rules.id("candidateRun", candidateRun);
    if (baselineRun != null) {
      Rules.id("baselineRun", baselineRun);
    }
  }

  RunId candidate() {
    return new RunId(Rules.id("candidateRun", candidateRun));
  }

  Optional<RunId> baseline() {
    return Optional.ofNullable(baselineRun).map(RunId::of);
  }
}
