package dev.hansei.api.promotions;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A promotion to be asked for.
 *
 * @param prompt a prompt's name
 * @param version the candidate's number
 * @param stage dev, team or production
 * @param gate a gate's id, or the newest of that name
 * @param baselineRun a run of what is live at the stage; absent only where nothing is
 * @param candidateRun a run of the candidate on the same dataset version
 * @param patience how long approvals are awaited, 1 minute to 30 days; seven days when absent
 * @param reason why, for those who decide; at most 4,000 characters
 * @param plan how it is rolled out; what the project's rules say when absent, else for all at once
 */
public record NewPromotion(
    String prompt,
    Integer version,
    Stage stage,
    String gate,
    @Nullable String baselineRun,
    @Nullable String candidateRun,
    @Nullable Duration patience,
    @Nullable String reason,
    @Nullable NewReleasePlan plan) {
  private static final int NAME_CHARS_MAX = 80;
  private static final Duration PATIENCE_USUAL = Duration.ofDays(7);
  private static final Duration PATIENCE_MIN = Duration.ofMinutes(1);
  private static final Duration PATIENCE_MAX = Duration.ofDays(30);

  public NewPromotion {
    Rules.text("prompt", prompt, NAME_CHARS_MAX);
    if (Rules.needed("version", version) < 1) {
      throw new InvalidFieldException("version", "Version numbers count from 1.");
    }
    Rules.needed("stage", stage);
    Rules.text("gate", gate, NAME_CHARS_MAX);
    if (baselineRun != null) {
      Rules.id("baselineRun", baselineRun);
    }
    Rules.id("candidateRun", candidateRun);
    if (patience != null
        && (patience.compareTo(PATIENCE_MIN) < 0 || patience.compareTo(PATIENCE_MAX) > 0)) {
      throw new InvalidFieldException("patience", "It is PT1M (a minute) to P30D (30 days).");
    }
    reason = Rules.textOrEmpty("reason", reason, Remarks.CHARS_MAX);
  }

  Optional<RunId> baseline() {
    return Optional.ofNullable(baselineRun).map(RunId::of);
  }

  RunId candidate() {
    return new RunId(Rules.id("candidateRun", candidateRun));
  }

  String reasonOrNone() {
    return reason == null ? "" : reason;
  }

  Duration patienceOrUsual() {
    return patience == null ? PATIENCE_USUAL : patience;
  }
}
