package dev.hansei.infra.registry.campaigns;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.models.PaidCalls;
import dev.hansei.workflows.campaigns.CampaignActivities.StepToSettle;
import dev.hansei.workflows.campaigns.StepResult;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code campaigns_step}. */
@MappedEntity("campaigns_step")
record StepRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID campaignId,
    int cycle,
    String step,
    @Nullable @Binary16 UUID subjectId,
    String state,
    @Nullable String result,
    long reservedCalls,
    long paidCalls,
    long journalCalls,
    long paidUsdMicros,
    Instant startedAt,
    @Nullable Instant endedAt,
    long reservedUsdMicros) {
  /** A step that goes on; the others go by their ending. */
  static final String RUNNING = "RUNNING";

  /** As it ended, and what it cost. */
  StepRow ended(StepToSettle end, PaidCalls paid, long fromJournal, long usdMicros) {
    return new StepRow(
        projectId,
        campaignId,
        cycle,
        step,
        subjectId,
        end.ending().name(),
        result,
        reservedCalls,
        paid.calls(),
        fromJournal,
        usdMicros,
        startedAt,
        endedAt,
        reservedUsdMicros);
  }

  /** With what came of it, and when. */
  StepRow with(@Nullable String made, Instant now) {
    return new StepRow(
        projectId,
        campaignId,
        cycle,
        step,
        subjectId,
        state,
        made,
        reservedCalls,
        paidCalls,
        journalCalls,
        paidUsdMicros,
        startedAt,
        now,
        reservedUsdMicros);
  }

  boolean isOpen() {
    return state.equals(RUNNING);
  }

  StepView view(CanonicalJson json) {
    return new StepView(
        cycle,
        step,
        Optional.ofNullable(subjectId),
        StepView.State.valueOf(state),
        Optional.ofNullable(result).map(text -> json.read(text, StepResult.class)),
        reservedCalls,
        paidCalls,
        journalCalls,
        paidUsdMicros,
        startedAt,
        Optional.ofNullable(endedAt));
  }
}
