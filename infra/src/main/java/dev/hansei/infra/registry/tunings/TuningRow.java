package dev.hansei.infra.registry.tunings;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.infra.registry.tunings.TuningView.Outcome;
import dev.hansei.infra.registry.tunings.TuningView.Product;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.tunings.AdapterId;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuningActivities.TuningEnd;
import dev.hansei.workflows.tunings.TuningActivities.TuningPlan;
import dev.hansei.workflows.tunings.TuningReport;
import dev.hansei.workflows.tunings.TuningState;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code tunings_tuning}. */
@MappedEntity("tunings_tuning")
record TuningRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID tuningId,
    String input,
    int pairs,
    int passages,
    @Nullable @Binary32 Sha256 materialSha256,
    long materialBytes,
    String state,
    String failureCode,
    String reason,
    @Nullable String report,
    @Nullable @Binary32 Sha256 reportSha256,
    long reportBytes,
    @Nullable @Binary16 UUID adapterId,
    @Nullable @Binary16 UUID candidateId,
    Instant startedAt,
    @Nullable Instant endedAt) {
  boolean isRunning() {
    return state.equals(TuningState.RUNNING.name());
  }

  static TuningRow begun(TuneInput input, String json, Instant now) {
    return new TuningRow(
        input.projectId().value(),
        input.tuningId().value(),
        json,
        0,
        0,
        null,
        0,
        TuningState.RUNNING.name(),
        "",
        "",
        null,
        null,
        0,
        null,
        null,
        now,
        null);
  }

  TuningRow frozen(TuningPlan plan) {
    return new TuningRow(
        projectId,
        tuningId,
        input,
        plan.pairs(),
        plan.passages(),
        plan.material().sha256(),
        plan.material().sizeBytes(),
        state,
        failureCode,
        reason,
        report,
        reportSha256,
        reportBytes,
        adapterId,
        candidateId,
        startedAt,
        endedAt);
  }

  TuningRow ended(Outcome outcome, String json, Instant now) {
    return new TuningRow(
        projectId,
        tuningId,
        input,
        pairs,
        passages,
        materialSha256,
        materialBytes,
        (outcome.product().isPresent() ? TuningState.COMPLETED : TuningState.NO_GAIN).name(),
        failureCode,
        reason,
        json,
        outcome.stored().sha256(),
        outcome.stored().sizeBytes(),
        outcome.product().map(made -> made.adapter().value()).orElse(null),
        outcome.product().map(made -> made.candidate().value()).orElse(null),
        startedAt,
        now);
  }

  TuningRow stopped(TuningEnd end, String why, Instant now) {
    return new TuningRow(
        projectId,
        tuningId,
        input,
        pairs,
        passages,
        materialSha256,
        materialBytes,
        end.state().name(),
        end.code(),
        why,
        report,
        reportSha256,
        reportBytes,
        adapterId,
        candidateId,
        startedAt,
        now);
  }

  TuningView view(CanonicalJson json) {
    return new TuningView(
        json.read(input, TuneInput.class),
        TuningState.valueOf(state),
        Optional.ofNullable(materialSha256)
            .map(hash ->
                new TuningPlan(
                    new ArtifactRef(hash, ArtifactRef.JSON, materialBytes), pairs, passages)),
        failureCode,
        reason,
        outcome(json),
        startedAt,
        Optional.ofNullable(endedAt));
  }

  private Optional<Outcome> outcome(CanonicalJson json) {
    if (report == null || reportSha256 == null) {
      return Optional.empty();
    }
    Optional<Product> made =
        adapterId == null || candidateId == null
            ? Optional.empty()
            : Optional.of(new Product(new AdapterId(adapterId), new PromptVersionId(candidateId)));
    return Optional.of(
        new Outcome(
            json.read(report, TuningReport.class),
            new ArtifactRef(reportSha256, ArtifactRef.JSON, reportBytes),
            made));
  }
}
