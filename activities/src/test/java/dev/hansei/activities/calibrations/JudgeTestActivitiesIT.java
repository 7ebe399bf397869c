package dev.hansei.activities.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.activities.calibrations.ArrangedLabels.Item;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.calibrations.JudgeTestRuns;
import dev.hansei.infra.registry.calibrations.Pairs;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrationActivities;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.JudgeTestActivities;
import dev.hansei.workflows.calibrations.JudgeTestActivities.TriedPairs;
import dev.hansei.workflows.calibrations.JudgeTestId;
import dev.hansei.workflows.calibrations.JudgeTestResult;
import dev.hansei.workflows.calibrations.MinimalEdit;
import dev.hansei.workflows.calibrations.PairState;
import dev.hansei.workflows.calibrations.Sensitivity;
import dev.hansei.workflows.calibrations.TestJudgeInput;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import io.temporal.testing.TestActivityEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A judge is put to minimal pairs, on a real registry, by a model that is spoken to over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JudgeTestActivitiesIT {
  private static final Actor LEAD = new Actor.BySystem();
  private static final Author PEOPLE = new Author.Outside("readers");

  private Workplace workplace;
  private ArrangedLabels arranged;
  private TestActivityEnvironment temporal;
  private JudgeTestActivities activities;

  @BeforeAll
  void open() {
    // It passes what says the reference: it notices another number, but no negation.
    workplace = Workplace.open("judgetests", StubModelServer.Setup.plain());
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @BeforeEach
  void start() {
    arranged = new ArrangedLabels(workplace);
    temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(
        workplace.get(JudgeTestActivitiesImpl.class),
        workplace.get(CalibrationActivitiesImpl.class));
    activities = temporal.newActivityStub(JudgeTestActivities.class);
  }

  @AfterEach
  void stop() {
    temporal.close();
    arranged.close();
  }

  @Test
  void countsWhatAJudgeNoticesOfConfirmedPairs() {
    arranged.label(Split.GATE, shelves(), PEOPLE);
    Pairs pairs = workplace.get(Pairs.class);
    Map<PairState, Integer> made = pairs.propose(arranged.project, arranged.criterion, LEAD);
    assertThat(made).containsEntry(PairState.PROPOSED, 22);
    assertThat(pairs.propose(arranged.project, arranged.criterion, LEAD))
        .as("again nothing new")
        .isEqualTo(made);
    for (Pairs.Shown one :
        pairs.of(arranged.project, arranged.criterion, PairState.PROPOSED, Pairs.PAIRS_MAX)) {
      boolean breaks = one.pair().kind() == MinimalEdit.Kind.NUMBER_CHANGED;
      assertThat(one.edited()).contains(breaks ? "61 days" : "is not kept");
      pairs.decide(arranged.project, one.pair().id(), breaks, LEAD);
    }

    TestJudgeInput input = input(judge());
    activities.openTest(input);
    int before = workplace.stub().calls();
    assertThat(activities.tryPairs(input)).isEqualTo(new TriedPairs(11, 0));
    int paid = workplace.stub().calls() - before;
    assertThat(activities.tryPairs(input)).as("run twice").isEqualTo(new TriedPairs(11, 0));
    assertThat(workplace.stub().calls() - before).as("paid once").isEqualTo(paid);

    JudgeTestResult result = activities.concludeTest(input);
    assertThat(activities.concludeTest(input)).as("run twice").isEqualTo(result);
    assertThat(result.sensitivity().fell().orElseThrow().value()).isEqualTo(1.0);
    assertThat(result.sensitivity().enough()).isTrue();
    var tests = workplace.get(JudgeTestRuns.class);
    assertThat(tests.of(arranged.project, input.judgeId()).map(Sensitivity::enough)).contains(true);
  }

  @Test
  void aJudgeWhoseCertificateWasTakenBackIsAskedAnew() {
    arranged.label(Split.GATE, shelves(), PEOPLE);
    Pairs pairs = workplace.get(Pairs.class);
    pairs.propose(arranged.project, arranged.criterion, LEAD);
    pairs
        .of(arranged.project, arranged.criterion, PairState.PROPOSED, Pairs.PAIRS_MAX)
        .forEach(one -> pairs.decide(arranged.project, one.pair().id(), true, LEAD));
    Judge judge = judge();
    int paid = tested(input(judge));
    assertThat(paid).isPositive();
    assertThat(tested(input(judge))).as("said before: from the journal").isZero();
    var tests = workplace.get(JudgeTestRuns.class);
    assertThat(tests.of(arranged.project, judge.id())).isPresent();

    takeBack(certified(judge));
    assertThat(tests.of(arranged.project, judge.id())).as("of what it was").isEmpty();
    assertThat(tested(input(judge))).as("of what it is").isEqualTo(paid);
    assertThat(tests.of(arranged.project, judge.id())).isPresent();
  }

  private CalibrationId certified(Judge judge) {
    var id = new CalibrationId(workplace.get(Ids.class).next());
    var input =
        new CalibrateInput(
            arranged.project,
            id,
            new CalibrateInput.Subject.Existing(judge.id()),
            Split.GATE,
            LEAD);
    var measuring = temporal.newActivityStub(CalibrationActivities.class);
    measuring.openCalibration(input);
    var measured = new CalibrationActivities.JudgeToMeasure(input, measuring.learnJudge(input));
    var planned =
        new CalibrationActivities.PlannedCalibration(measured, measuring.planCalibration(measured));
    for (int chunk = 0; chunk < planned.plan().chunks(); chunk++) {
      measuring.judgeChunk(new CalibrationActivities.ChunkOfLabels(planned, chunk));
    }
    measuring.certify(planned);
    return id;
  }

  private void takeBack(CalibrationId certificate) {
    workplace
        .get(Calibrations.class)
        .revoke(arranged.project, certificate, "It answers otherwise now.", LEAD);
  }

  /** Calls that it cost. */
  private int tested(TestJudgeInput input) {
    int before = workplace.stub().calls();
    activities.openTest(input);
    activities.tryPairs(input);
    activities.concludeTest(input);
    return workplace.stub().calls() - before;
  }

  @Test
  void aJudgeThatWasNeverTestedHasNotPassed() {
    Judge judge = judge();
    var tests = workplace.get(JudgeTestRuns.class);
    assertThat(tests.of(arranged.project, judge.id())).isEmpty();
    TestJudgeInput input = input(judge);
    activities.openTest(input);
    assertThat(activities.tryPairs(input)).isEqualTo(new TriedPairs(0, 0));
    assertThat(activities.concludeTest(input).sensitivity().enough()).isFalse();
    assertThat(tests.of(arranged.project, judge.id()).map(Sensitivity::enough)).contains(false);
  }

  /** Twelve answers to as many questions, all of which pass but the first. */
  private static List<Item> shelves() {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      items.add(
          new Item(
              new CaseContent(
                  "How long does shelf %s keep?".formatted((char) ('a' + i)),
                  "30 days",
                  List.of(),
                  Map.of()),
              "Shelf %s is kept for 30 days.".formatted((char) ('a' + i)),
              i != 0));
    }
    return items;
  }

  private TestJudgeInput input(Judge judge) {
    var id = new JudgeTestId(workplace.get(Ids.class).next());
    return new TestJudgeInput(arranged.project, id, judge.id(), LEAD);
  }

  private Judge judge() {
    return workplace
        .get(Judges.class)
        .create(
            arranged.project,
            new Judges.NewJudge(
                arranged.criterion,
                "Pass if the shelf keeps so long.",
                new ModelName("openai/stub"),
                ModelSettings.DEFAULTS),
            LEAD);
  }
}
