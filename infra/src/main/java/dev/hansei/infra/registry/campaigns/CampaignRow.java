package dev.hansei.infra.registry.campaigns;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignClosing;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.campaigns.CampaignSpending;
import dev.hansei.workflows.campaigns.CampaignState;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code campaigns_campaign}. */
@MappedEntity("campaigns_campaign")
record CampaignRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID campaignId,
    String name,
    String plan,
    String state,
    boolean paused,
    int cycle,
    String step,
    String outcome,
    String failureCode,
    long limitCalls,
    long reservedCalls,
    long paidCalls,
    long journalCalls,
    long limitUsdMicros,
    long paidUsdMicros,
    long events,
    @Nullable Instant nextCycleAt,
    @Binary16 UUID startedBy,
    Instant createdAt,
    @Nullable Instant endedAt,
    long reservedUsdMicros) {
  static CampaignRow opened(CampaignPlan plan, String json, Instant now) {
    return new CampaignRow(
        plan.projectId().value(),
        plan.campaignId().value(),
        plan.name(),
        json,
        CampaignState.PLANNED.name(),
        false,
        0,
        "",
        "",
        "",
        plan.budget().calls(),
        0,
        0,
        0,
        plan.budget().usdMicros(),
        0,
        0,
        null,
        plan.startedBy().value(),
        now,
        null,
        0);
  }

  /** With a step settled: its reservation given back, what it cost booked. */
  CampaignRow settled(StepRow step) {
    return new CampaignRow(
        projectId,
        campaignId,
        name,
        plan,
        state,
        paused,
        cycle,
        this.step,
        outcome,
        failureCode,
        limitCalls,
        reservedCalls - step.reservedCalls(),
        paidCalls + step.paidCalls(),
        journalCalls + step.journalCalls(),
        limitUsdMicros,
        paidUsdMicros + step.paidUsdMicros(),
        events,
        nextCycleAt,
        startedBy,
        createdAt,
        endedAt,
        reservedUsdMicros - step.reservedUsdMicros());
  }

  /** At its end. */
  CampaignRow ended(CampaignClosing closing, Instant now) {
    return new CampaignRow(
        projectId,
        campaignId,
        name,
        plan,
        closing.state().name(),
        false,
        cycle,
        closing.failedStep(),
        outcome,
        closing.code(),
        limitCalls,
        reservedCalls,
        paidCalls,
        journalCalls,
        limitUsdMicros,
        paidUsdMicros,
        events,
        null,
        startedBy,
        createdAt,
        now,
        reservedUsdMicros);
  }

  CampaignState currentState() {
    return CampaignState.valueOf(state);
  }

  CampaignSpending spending() {
    return new CampaignSpending(
        limitCalls,
        reservedCalls,
        paidCalls,
        journalCalls,
        limitUsdMicros,
        paidUsdMicros,
        reservedUsdMicros == 0 ? null : reservedUsdMicros);
  }
}
