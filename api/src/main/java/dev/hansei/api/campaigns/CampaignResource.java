package dev.hansei.api.campaigns;

import dev.hansei.workflows.campaigns.CampaignOutcome;
import dev.hansei.workflows.campaigns.CampaignSpending;
import dev.hansei.workflows.campaigns.CampaignState;
import dev.hansei.workflows.campaigns.CampaignWait;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A campaign, as the API shows it.
 *
 * @param state planned, running, waiting-for-people, paused, out-of-budget, completed, cancelled or
 *     failed
 * @param cycle of {@code cycles}, from 1; 0 before the first
 * @param step the key of the step being done or held back, or that failed; empty between steps
 * @param waitsFor what it waits for, and for whom
 * @param outcome of the last cycle that has ended; held and inconclusive are the gate's
 * @param failureCode why a step could not be done; empty unless it failed
 * @param steps of the cycle it is in
 * @param timeline what happened, newest first, at most 100 lines
 */
public record CampaignResource(
    UUID id,
    String name,
    CampaignState state,
    int cycle,
    int cycles,
    String step,
    WaitsFor waitsFor,
    Optional<CampaignOutcome> outcome,
    String failureCode,
    Budget budget,
    List<StepResource> steps,
    List<Line> timeline,
    UUID startedBy,
    Instant createdAt,
    Optional<Instant> nextCycleAt,
    Optional<Instant> endedAt) {
  public CampaignResource {
    steps = List.copyOf(steps);
    timeline = List.copyOf(timeline);
  }

  /**
   * What it waits for.
   *
   * @param whom in words, such as "two release managers"
   * @param path of what they should open, below the project's; absent where there is none
   */
  public record WaitsFor(CampaignWait what, String whom, Optional<String> path) {}

  /**
   * Plan against spent.
   *
   * @param costWords what it has cost, in words
   */
  public record Budget(
      long limitCalls,
      long reservedCalls,
      long paidCalls,
      long journalCalls,
      long freeCalls,
      long limitUsdMicros,
      long paidUsdMicros,
      long reservedUsdMicros,
      String costWords) {
    static Budget of(CampaignSpending spending, String costWords) {
      return new Budget(
          spending.limitCalls(),
          spending.reservedCalls(),
          spending.paidCalls(),
          spending.journalCalls(),
          spending.freeCalls(),
          spending.limitUsdMicros(),
          spending.paidUsdMicros(),
          spending.heldUsdMicros(),
          costWords);
    }
  }

  /**
   * One step of the cycle.
   *
   * @param words what it does
   * @param result what came of it, in words; empty unless it is done
   * @param path of the page of what it makes, below the project's
   * @param done items that have an end, of {@code planned}, while it runs
   */
  public record StepResource(
      String key,
      String words,
      String state,
      String result,
      Optional<UUID> subject,
      Optional<String> path,
      long done,
      long planned,
      long reservedCalls,
      long paidCalls,
      long journalCalls,
      Instant startedAt,
      Optional<Instant> endedAt) {}

  /** One line of the timeline. */
  public record Line(long sequence, String code, String words, Instant at) {}

  /** One that no worker has come to yet. */
  static CampaignResource queued(UUID id, Instant now) {
    return new CampaignResource(
        id,
        "",
        CampaignState.PLANNED,
        0,
        0,
        "",
        new WaitsFor(CampaignWait.NOTHING, "a worker", Optional.empty()),
        Optional.empty(),
        "",
        new Budget(0, 0, 0, 0, 0, 0, 0, 0, ""),
        List.of(),
        List.of(),
        new UUID(0, 0),
        now,
        Optional.empty(),
        Optional.empty());
  }
}
