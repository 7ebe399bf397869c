package dev.hansei.workflows.campaigns;

import java.util.Objects;
import java.util.Optional;

/**
 * What a campaign is at, for whoever asks.
 *
 * @param state as if nobody had paused it
 * @param step what is being done or held back
 */
record CampaignSituation(
    CampaignState state,
    Optional<CampaignStep> step,
    CampaignWait waitsFor,
    CampaignSpending spending,
    Optional<CampaignOutcome> outcome) {
  CampaignSituation {
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(step, "step is null");
    Objects.requireNonNull(waitsFor, "waitsFor is null");
    Objects.requireNonNull(spending, "spending is null");
    Objects.requireNonNull(outcome, "outcome is null");
  }

  static CampaignSituation start(CampaignBudget budget) {
    return new CampaignSituation(
        CampaignState.PLANNED,
        Optional.empty(),
        CampaignWait.NOTHING,
        CampaignSpending.of(budget),
        Optional.empty());
  }

  CampaignSituation between(CampaignState now) {
    return new CampaignSituation(now, Optional.empty(), CampaignWait.NOTHING, spending, outcome);
  }

  CampaignSituation doing(CampaignStep now) {
    return switch (now) {
      case CampaignStep.AskPeople _ ->
          at(CampaignState.WAITING_FOR_PEOPLE, now, CampaignWait.APPROVALS);
      case CampaignStep.AskForLabels _ ->
          at(CampaignState.WAITING_FOR_PEOPLE, now, CampaignWait.LABELS);
      case CampaignStep.Collect _,
          CampaignStep.Generate _,
          CampaignStep.Publish _,
          CampaignStep.Baseline _,
          CampaignStep.Candidate _,
          CampaignStep.MeasureJudge _,
          CampaignStep.AskGate _,
          CampaignStep.Learn _ ->
          at(CampaignState.RUNNING, now, CampaignWait.STEP);
    };
  }

  /** People have approved, and what they approved is rolled out. */
  CampaignSituation rollingOut() {
    return waitsFor == CampaignWait.APPROVALS
        ? new CampaignSituation(state, step, CampaignWait.CANARY, spending, outcome)
        : this;
  }

  CampaignSituation heldBack(CampaignStep now) {
    return at(CampaignState.OUT_OF_BUDGET, now, CampaignWait.TOP_UP);
  }

  CampaignSituation resting() {
    return new CampaignSituation(
        CampaignState.RUNNING, Optional.empty(), CampaignWait.NEXT_CYCLE, spending, outcome);
  }

  private CampaignSituation at(CampaignState now, CampaignStep what, CampaignWait wait) {
    return new CampaignSituation(now, Optional.of(what), wait, spending, outcome);
  }

  CampaignSituation spent(CampaignSpending now) {
    return new CampaignSituation(state, step, waitsFor, now, outcome);
  }

  CampaignSituation cameTo(CampaignOutcome end) {
    return new CampaignSituation(state, step, waitsFor, spending, Optional.of(end));
  }

  CampaignStatus status(CampaignProgress progress) {
    boolean paused = progress.paused() && !state.isTerminal();
    return new CampaignStatus(
        paused ? CampaignState.PAUSED : state,
        progress.cycle(),
        step.map(CampaignStep::key),
        paused ? CampaignWait.RESUME : waitsFor,
        progress.results(),
        spending,
        outcome);
  }
}
