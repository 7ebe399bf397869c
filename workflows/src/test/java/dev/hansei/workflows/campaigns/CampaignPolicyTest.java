package dev.hansei.workflows.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.annotations.AnnotateResult;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.calibrations.Band;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.campaigns.CampaignPlan.Rhythm;
import dev.hansei.workflows.campaigns.CampaignProgress.Opened;
import dev.hansei.workflows.campaigns.StepResult.Says;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.GenerateCasesResult;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.failures.CollectFailuresResult;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteResult;
import dev.hansei.workflows.tunings.TuningId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CampaignPolicyTest {
  private static final UUID ID = UUID.fromString("019a9000-0000-7000-8000-0000000000ff");
  private static final CampaignPlan TWO = Plans.full();

  /** The second candidate does best. */
  private static final List<Double> ADVANTAGES = List.of(-0.02, 0.01, 0.0);

  private static final Plans.Learning ALL =
      new Plans.Learning(
          Optional.of(Plans.LABELS), Optional.of(Plans.MEASURE), Optional.of(Plans.TUNE));
  private static final CampaignPlan LEARNING = learning(List.of(Plans.FIRST, Plans.SECOND));

  @Test
  void goesThroughTheLoopInItsOrder() {
    assertThat(story(TWO, Optional.of(Plans.LIVE), List.of(Says.BLOCK, Says.PASS)))
        .containsExactly(
            "collect",
            "generate",
            "publish",
            "baseline",
            "candidate-1",
            "candidate-2",
            "gate-1",
            "gate-2",
            "promote");
  }

  @Test
  void letsPeopleLabelBeforeTheGateIsAskedAndLearnsWhereItLetsNothingPass() {
    assertThat(
            story(
                LEARNING,
                Optional.of(Plans.LIVE),
                List.of(Says.BLOCK, Says.INCONCLUSIVE, Says.PASS)))
        .containsExactly(
            "collect",
            "generate",
            "publish",
            "baseline",
            "candidate-1",
            "candidate-2",
            "annotate",
            "calibrate",
            "gate-1",
            "gate-2",
            "tune",
            "candidate-3",
            "gate-3",
            "promote");
    assertThat(story(LEARNING, Optional.of(Plans.LIVE), List.of(Says.PASS, Says.BLOCK)))
        .endsWith("gate-1", "gate-2", "promote")
        .doesNotContain("tune");
  }

  @Test
  void learnsFromTheCandidateThatDidBestElseFromWhatIsLive() {
    assertThat(base(LEARNING, Optional.of(Plans.LIVE))).contains(Plans.SECOND);
    assertThat(base(learning(List.of()), Optional.of(Plans.LIVE))).contains(Plans.LIVE);
    assertThat(base(learning(List.of()), Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "BLOCK, PASS, PASSED",
    "BLOCK, BLOCK, HELD",
    "BLOCK, INCONCLUSIVE, INCONCLUSIVE",
  })
  void endsWithWhatTheGateSaidOfWhatWasLearnt(Says first, Says learnt, CampaignOutcome outcome) {
    CampaignPlan plan =
        Plans.learning(false, new Plans.Learning(Optional.empty(), Optional.empty(), ALL.tuning()));
    assertThat(CampaignPolicy.next(plan, done(plan, List.of(first, learnt))))
        .isEqualTo(new CampaignDecision.EndCycle(outcome));
  }

  @Test
  void doesNotRunWhatWasLearntWhereItIsACandidateAlready() {
    CampaignProgress progress =
        done(LEARNING, List.of(Says.BLOCK, Says.BLOCK))
            .with(
                new StepResult.Learnt(
                    new TuningId(ID), Plans.FIRST, Optional.of(Plans.SECOND), ""));
    assertThat(CampaignPolicy.next(LEARNING, progress))
        .isEqualTo(new CampaignDecision.EndCycle(CampaignOutcome.HELD));
  }

  private static Optional<PromptVersionId> base(CampaignPlan plan, Optional<PromptVersionId> live) {
    CampaignProgress progress = opened(live);
    while (CampaignPolicy.next(plan, progress) instanceof CampaignDecision.Perform(var step)) {
      if (step instanceof CampaignStep.Learn(var base)) {
        return Optional.of(base);
      }
      progress = progress.with(result(step, List.of(Says.BLOCK, Says.BLOCK, Says.BLOCK)));
    }
    return Optional.empty();
  }

  /** All that is done without learning, or with it where the gate's word on it is given. */
  private static CampaignProgress done(CampaignPlan plan, List<Says> said) {
    CampaignProgress progress = opened(Optional.of(Plans.LIVE));
    while (CampaignPolicy.next(plan, progress) instanceof CampaignDecision.Perform(var step)
        && !(step instanceof CampaignStep.Learn
            && said.size() == CampaignPolicy.contenders(plan, progress).size())) {
      progress = progress.with(result(step, said));
    }
    return progress;
  }

  private static CampaignPlan learning(List<PromptVersionId> candidates) {
    return Plans.plan(candidates, true, new CampaignBudget(1_000, 0), Rhythm.ONCE, ALL);
  }

  @Test
  void asksPeopleAboutTheFirstThatPassed() {
    CampaignProgress judged = judged(List.of(Says.INCONCLUSIVE, Says.PASS));
    assertThat(CampaignPolicy.next(TWO, judged))
        .isEqualTo(new CampaignDecision.Perform(new CampaignStep.AskPeople(2, Plans.SECOND)));
  }

  @Test
  void runsNoBaselineWhereNothingIsLive() {
    assertThat(story(TWO, Optional.empty(), List.of(Says.PASS, Says.PASS)))
        .doesNotContain("baseline")
        .contains("candidate-1", "gate-2", "promote");
  }

  @Test
  void leavesACandidateOutThatIsLiveAlready() {
    assertThat(story(TWO, Optional.of(Plans.FIRST), List.of(Says.BLOCK, Says.BLOCK)))
        .contains("baseline", "candidate-2", "gate-2")
        .doesNotContain("candidate-1", "gate-1", "promote");
  }

  @Test
  void takesTheDatasetAsItIsWhereNoCasesAreToBeMade() {
    CampaignPlan plan = Plans.unpromoted();
    CampaignPlan bare =
        new CampaignPlan(
            plan.projectId(),
            plan.campaignId(),
            plan.name(),
            plan.promptId(),
            plan.stage(),
            plan.candidates(),
            plan.answerer(),
            false,
            Optional.empty(),
            plan.examination(),
            Optional.empty(),
            Optional.empty(),
            plan.gate(),
            Optional.empty(),
            Optional.empty(),
            plan.budget(),
            Rhythm.ONCE,
            plan.startedBy());
    assertThat(story(bare, Optional.of(Plans.LIVE), List.of(Says.PASS)))
        .containsExactly("publish", "baseline", "candidate-1", "gate-1");
  }

  @ParameterizedTest
  @CsvSource({
    "PASS, PASS, PASSED",
    "BLOCK, PASS, PASSED",
    "BLOCK, BLOCK, HELD",
    "BLOCK, INCONCLUSIVE, INCONCLUSIVE",
    "INCONCLUSIVE, BLOCK, INCONCLUSIVE"
  })
  void endsWithWhatTheGateSaid(Says first, Says second, CampaignOutcome outcome) {
    CampaignPlan unpromoted =
        Plans.plan(List.of(Plans.FIRST, Plans.SECOND), false, 10, Rhythm.ONCE);
    assertThat(CampaignPolicy.next(unpromoted, judged(List.of(first, second))))
        .isEqualTo(new CampaignDecision.EndCycle(outcome));
  }

  @ParameterizedTest
  @EnumSource(
      value = PromotionState.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CHECKING", "AWAITING_APPROVAL", "ROLLED_BACK", "ROLLING", "PAUSED", "FROZEN"})
  void endsWithWhatPeopleDecided(PromotionState state) {
    CampaignProgress decided =
        judged(List.of(Says.PASS, Says.BLOCK))
            .with(new StepResult.Decided(1, new PromotionId(ID), state));
    assertThat(CampaignPolicy.next(TWO, decided))
        .isEqualTo(new CampaignDecision.EndCycle(CampaignOutcome.valueOf(state.name())));
  }

  @Test
  void endsWhereAPromotionThatNobodyWaitsForIsRolledOut() {
    for (PromotionState state :
        List.of(PromotionState.ROLLING, PromotionState.PAUSED, PromotionState.FROZEN)) {
      CampaignProgress left =
          judged(List.of(Says.PASS, Says.BLOCK))
              .with(new StepResult.Decided(1, new PromotionId(ID), state));
      assertThat(CampaignPolicy.next(TWO, left))
          .isEqualTo(new CampaignDecision.EndCycle(CampaignOutcome.ROLLING_OUT));
    }
  }

  @Test
  void asksNobodyTwiceWhereTheStageWasBusy() {
    CampaignProgress busy =
        judged(List.of(Says.PASS, Says.BLOCK)).with(new StepResult.StageBusy(1));
    assertThat(CampaignPolicy.next(TWO, busy))
        .isEqualTo(new CampaignDecision.EndCycle(CampaignOutcome.STAGE_BUSY));
  }

  @Test
  void endsWithoutCandidateWhereThereIsNone() {
    CampaignPlan plan = Plans.withoutCandidate();
    assertThat(story(plan, Optional.of(Plans.LIVE), List.of()))
        .containsExactly("collect", "generate", "publish", "baseline");
    CampaignProgress nothing = opened(Optional.empty());
    assertThat(CampaignPolicy.next(TWO, nothing))
        .isEqualTo(new CampaignDecision.Perform(new CampaignStep.Collect()));
  }

  @Test
  void looksWhatIsLiveBeforeAllElse() {
    assertThat(CampaignPolicy.next(TWO, CampaignProgress.start()))
        .isEqualTo(new CampaignDecision.OpenCycle());
    assertThat(CampaignPolicy.next(TWO, judged(List.of(Says.PASS)).nextCycle()))
        .isEqualTo(new CampaignDecision.OpenCycle());
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, false", "3, false"})
  void goesRoundAsOftenAsPlanned(int cycle, boolean again) {
    CampaignPlan twice = Plans.plan(List.of(), false, 10, new Rhythm(2, Duration.ofHours(1)));
    assertThat(CampaignPolicy.goesRoundAgain(twice, cycle)).isEqualTo(again);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0, 0", "40, 1, 0, 40", "40, 2, 1, 160", "1000, 20, 3, 80000"})
  void countsTheCallsOfARun(long cases, int repeats, int judges, long calls) {
    CampaignPlan.Examination of = TWO.examination();
    var examination = new CampaignPlan.Examination(of.suiteId(), of.datasetId(), repeats, judges);
    assertThat(CampaignPolicy.callsToRun(examination, cases)).isEqualTo(calls);
    assertThat(CampaignPolicy.callsToGenerate(cases)).isEqualTo(2 * cases);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "40, 80", "60, 120", "500, 560"})
  void countsTheCallsOfAMeasurementWithItsHostileTexts(long labels, long calls) {
    var asking = new CampaignPlan.Certificate(Plans.MEASURE.subject(), Plans.MEASURE.split(), true);
    var learned =
        new CampaignPlan.Certificate(Plans.MEASURE.subject(), Plans.MEASURE.split(), false);
    assertThat(CampaignPolicy.callsToMeasure(asking, labels)).isEqualTo(calls);
    assertThat(CampaignPolicy.callsToMeasure(learned, labels)).isZero();
  }

  /** The keys of the steps, each done as soon as it is asked for. */
  private static List<String> story(
      CampaignPlan plan, Optional<PromptVersionId> live, List<Says> said) {
    List<String> keys = new ArrayList<>();
    CampaignProgress progress = opened(live);
    while (CampaignPolicy.next(plan, progress) instanceof CampaignDecision.Perform(var step)) {
      keys.add(step.key());
      progress = progress.with(result(step, said));
    }
    return keys;
  }

  private static CampaignProgress opened(Optional<PromptVersionId> live) {
    return CampaignProgress.start().openedWith(new Opened(live));
  }

  private static CampaignProgress judged(List<Says> said) {
    CampaignProgress progress = opened(Optional.of(Plans.LIVE));
    while (CampaignPolicy.next(TWO, progress) instanceof CampaignDecision.Perform(var step)
        && !(step instanceof CampaignStep.AskGate(int number) && number > said.size())
        && !(step instanceof CampaignStep.AskPeople)) {
      progress = progress.with(result(step, said));
    }
    return progress;
  }

  private static StepResult result(CampaignStep step, List<Says> said) {
    return switch (step) {
      case CampaignStep.Collect _ ->
          new StepResult.Collected(new CollectionId(ID), CollectFailuresResult.NONE);
      case CampaignStep.Generate _ ->
          new StepResult.Generated(new GenerationId(ID), GenerateCasesResult.NONE);
      case CampaignStep.Publish _ -> new StepResult.Published(new DatasetVersionId(ID), 40);
      case CampaignStep.Baseline _ -> ran(0);
      case CampaignStep.Candidate(int number, _) -> ran(number);
      case CampaignStep.AskGate(int number) ->
          new StepResult.Judged(
              number, new VerdictId(ID), said.get(number - 1), 0, ADVANTAGES.get(number - 1));
      case CampaignStep.AskForLabels _ ->
          new StepResult.Labelled(
              new QueueId(ID), new AnnotateResult(QueueState.CLOSED, 40, 30, 4, 6));
      case CampaignStep.MeasureJudge _ ->
          new StepResult.Measured(new CalibrationId(ID), Optional.of(Band.TREND), "");
      case CampaignStep.Learn(var base) ->
          new StepResult.Learnt(new TuningId(ID), base, Optional.of(new PromptVersionId(ID)), "");
      case CampaignStep.AskPeople(int number, _) ->
          new StepResult.Decided(number, new PromotionId(ID), PromotionState.PROMOTED);
    };
  }

  private static StepResult ran(int number) {
    return new StepResult.Ran(
        number,
        new RunId(ID),
        new RunSuiteResult(RunState.COMPLETED, 1, new OutcomeCounts(1, 0, 0, 0)));
  }
}
