package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.UnscoredReason;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code suites_outcome}. */
@MappedEntity("suites_outcome")
record OutcomeRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID runId,
    int ordinal,
    @Binary16 UUID caseId,
    int repetition,
    String result,
    String reason,
    @Nullable Boolean passed,
    @Nullable Double meanScore,
    @Nullable @Binary32 Sha256 callKey,
    long inputTokens,
    long outputTokens,
    long costUsdMicros,
    long latencyMillis,
    boolean fromJournal,
    @Nullable Long costMicros) {
  static OutcomeRow of(ProjectId project, Outcome outcome) {
    Usage usage = outcome.usage();
    return new OutcomeRow(
        project.value(),
        outcome.runId().value(),
        outcome.ordinal(),
        outcome.caseId().value(),
        outcome.repetition(),
        ResultWord.of(outcome.result()).name(),
        reason(outcome.result()),
        outcome.result() instanceof Result.Scored scored ? scored.passed() : null,
        outcome.result() instanceof Result.Scored scored ? scored.score() : null,
        outcome.call().map(CallKey::sha256).orElse(null),
        usage.inputTokens(),
        usage.outputTokens(),
        usage.costUsdMicros(),
        outcome.latencyMillis(),
        outcome.fromJournal(),
        outcome.costMicros().orElse(null));
  }

  Outcome outcome(List<Score> scores) {
    return new Outcome(
        new RunId(runId),
        ordinal,
        new CaseId(caseId),
        repetition,
        result(scores),
        Optional.ofNullable(callKey).map(CallKey::new),
        new Usage(inputTokens, outputTokens, costUsdMicros),
        latencyMillis,
        fromJournal,
        Optional.ofNullable(costMicros),
        Optional.empty());
  }

  private Result result(List<Score> scores) {
    return switch (ResultWord.valueOf(result)) {
      case SCORED -> scored(scores);
      case ERROR -> new Result.Errored(ErrorReason.valueOf(reason));
      case UNSCORED -> new Result.Unscored(UnscoredReason.valueOf(reason), scores);
      case CANCELLED -> new Result.Cancelled();
    };
  }

  private static String reason(Result result) {
    return switch (result) {
      case Result.Scored _ -> "";
      case Result.Errored(var reason) -> reason.name();
      case Result.Unscored(var reason, _) -> reason.name();
      case Result.Cancelled _ -> "";
    };
  }

  /** What the case itself came to was written with it; it may have had a threshold of its own. */
  private Result scored(List<Score> scores) {
    return meanScore == null || passed == null
        ? new Result.Scored(scores)
        : new Result.Scored(scores, Math.clamp(meanScore, 0.0, 1.0), passed);
  }
}
