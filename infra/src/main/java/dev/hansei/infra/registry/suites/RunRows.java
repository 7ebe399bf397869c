package dev.hansei.infra.registry.suites;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunBudget;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Between the row of a run and what others see of it. */
record RunRows(CanonicalJson json) {
  RunRow opened(RunSuiteInput input, Manifest manifest, ArtifactRef stored, Instant now) {
    Manifest.PricesUsed prices = manifest.prices();
    RunBudget budget = input.budget();
    return new RunRow(
        input.projectId().value(),
        input.runId().value(),
        input.suiteId().value(),
        input.datasetVersionId().value(),
        promptVersion(input.target()),
        json.write(input),
        stored.sha256(),
        stored.sizeBytes(),
        manifest.planned(),
        RunState.RUNNING.name(),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        null,
        "",
        now,
        null,
        prices == null ? 0 : prices.number(),
        prices == null ? "" : prices.currency(),
        0,
        0,
        budget == null ? null : budget.calls(),
        budget == null ? null : budget.tokens(),
        budget == null ? null : budget.micros(),
        0);
  }

  RunRow closed(RunRow row, List<TallyRow> tally, RunState state, String summary, Instant endedAt) {
    OutcomeCounts counts = TallyRow.counts(tally);
    Usage usage = TallyRow.usage(tally);
    Cost cost = TallyRow.cost(tally, row.currency());
    return new RunRow(
        row.projectId(),
        row.runId(),
        row.suiteId(),
        row.versionId(),
        row.promptVersionId(),
        row.input(),
        row.manifestSha256(),
        row.manifestBytes(),
        row.planned(),
        state.name(),
        counts.scored(),
        counts.error(),
        counts.unscored(),
        counts.cancelled(),
        usage.inputTokens(),
        usage.outputTokens(),
        usage.costUsdMicros(),
        TallyRow.fromJournal(tally),
        summary,
        "",
        row.startedAt(),
        endedAt,
        row.priceList(),
        row.currency(),
        cost.micros(),
        Math.toIntExact(cost.unknown()),
        row.limitCalls(),
        row.limitTokens(),
        row.limitMicros(),
        row.topUps());
  }

  /** With no tally the row's own sums are taken. */
  RunView view(RunRow row, List<TallyRow> tally) {
    boolean closed = tally.isEmpty();
    return new RunView(
        json.read(row.input(), RunSuiteInput.class),
        new ArtifactRef(row.manifestSha256(), ArtifactRef.JSON, row.manifestBytes()),
        row.planned(),
        RunState.valueOf(row.state()),
        closed
            ? new OutcomeCounts(row.scored(), row.error(), row.unscored(), row.cancelled())
            : TallyRow.counts(tally),
        closed
            ? new Usage(row.inputTokens(), row.outputTokens(), row.costUsdMicros())
            : TallyRow.usage(tally),
        closed ? row.fromJournal() : TallyRow.fromJournal(tally),
        summary(row.summary()),
        row.failureCode(),
        row.startedAt(),
        Optional.ofNullable(row.endedAt()),
        row.priceList(),
        closed
            ? new Cost(row.currency(), row.costMicros(), row.costUnknown())
            : TallyRow.cost(tally, row.currency()),
        row.limits());
  }

  private RunSummary summary(@Nullable String text) {
    return text == null ? RunSummary.NONE : json.read(text, RunSummary.class);
  }

  private static @Nullable UUID promptVersion(Target target) {
    return target.asked().map(PromptVersionId::value).orElse(null);
  }
}
