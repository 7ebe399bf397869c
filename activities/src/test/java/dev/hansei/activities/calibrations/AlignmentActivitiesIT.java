package dev.hansei.activities.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hansei.activities.Workplace;
import dev.hansei.activities.calibrations.ArrangedLabels.Item;
import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.calibrations.AlignmentView;
import dev.hansei.infra.registry.calibrations.Alignments;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.AlignResult;
import dev.hansei.workflows.calibrations.AlignmentActivities;
import dev.hansei.workflows.calibrations.AlignmentActivities.ComparedAlignment;
import dev.hansei.workflows.calibrations.AlignmentActivities.PlannedAlignment;
import dev.hansei.workflows.calibrations.AlignmentActivities.ProposedAlignment;
import dev.hansei.workflows.calibrations.AlignmentId;
import dev.hansei.workflows.calibrations.AlignmentState;
import dev.hansei.workflows.calibrations.AlignmentTrail;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrationActivities;
import dev.hansei.workflows.calibrations.CalibrationActivities.JudgeToMeasure;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Judges are aligned on a real registry and store with the real embedding model; the model server
 * on this machine plays the judge and who writes its rubric. It passes what says the reference,
 * unless it is told otherwise for some rubric.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlignmentActivitiesIT {
  private static final Author PEOPLE = new Author.Outside("the makers of the set");
  private static final String LOOSE = "Loosely: anything passes.";
  private static final String WRITER = "You improve the rubric";
  private static final String PASS = "{\"reason\":\"Fine.\",\"pass\":true}";
  private static final String FAIL = "{\"reason\":\"Bad.\",\"pass\":false}";

  private Workplace workplace;
  private ArrangedLabels arranged;
  private TestActivityEnvironment temporal;
  private AlignmentActivities activities;
  private Judge base;

  @BeforeAll
  void open() {
    workplace = Workplace.open("alignments");
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
        workplace.get(AlignmentActivitiesImpl.class),
        workplace.get(CalibrationActivitiesImpl.class));
    activities = temporal.newActivityStub(AlignmentActivities.class);
    base = judge(LOOSE);
    workplace.stub().forget();
  }

  @AfterEach
  void stop() {
    temporal.close();
    arranged.close();
  }

  @Test
  void aRubricWrittenFromDisagreementsBecomesAVersionThatIsMeasuredElsewhere() {
    arranged.label(Split.ALIGN, facts("snapshot", 60), PEOPLE);
    arranged.label(Split.GATE, facts("archive", 60), PEOPLE);
    writes("Strictly: refusals fail.");
    workplace.stub().always("Loosely", new StubFault.Say(PASS));
    AlignInput input = input(AlignInput.Way.REWRITE, 2, 2_000);
    AlignResult result = align(input);
    assertThat(result.state()).isEqualTo(AlignmentState.COMPLETED);
    int paid = workplace.stub().paidCalls();
    assertThat(align(input)).as("run twice").isEqualTo(result);
    assertThat(workplace.stub().paidCalls()).as("paid once").isEqualTo(paid);
    assertThat(workplace.stub().repeatedCalls()).isZero();

    AlignmentView view = view(input);
    AlignmentTrail trail = view.report().orElseThrow().trail();
    assertThat(trail.kappaBefore()).isZero();
    assertThat(trail.attempts()).hasSize(1).allMatch(AlignmentTrail.Attempt::kept);
    assertThat(paid).isLessThanOrEqualTo(view.plan().orElseThrow().calls());
    assertThat(view.sentence()).startsWith("Better: on 60 held-out labels");
    Judge made =
        workplace.get(Judges.class).require(arranged.project, result.judgeId().orElseThrow());
    assertThat(made.rubric()).isEqualTo("Strictly: refusals fail.");
    assertThat(made.kind()).isEqualTo(JudgeKind.RUBRIC);
    assertThat(made.alignedWith()).contains(view.plan().orElseThrow().align());
    assertThat(readByWriter())
        .as("only labels of role align")
        .allMatch(it -> it.contains("snapshot"));
    assertThat(leftOut(made)).as("nearly what it was aligned with").isPositive();
  }

  /** One label that nearly repeats a question of role align is measured by no aligned judge. */
  private int leftOut(Judge made) {
    List<Item> held = new ArrayList<>(facts("backup", 40));
    String same = facts("snapshot", 1).getFirst().asked().question();
    held.add(Item.of(same.replace("?", " ??"), "Thirty days.", true));
    arranged.label(Split.CANARY, held, PEOPLE);
    var input =
        new CalibrateInput(
            arranged.project,
            new CalibrationId(workplace.get(Ids.class).next()),
            new CalibrateInput.Subject.Existing(made.id()),
            Split.CANARY,
            new Actor.BySystem());
    CalibrationActivities calibrations = temporal.newActivityStub(CalibrationActivities.class);
    calibrations.openCalibration(input);
    calibrations.planCalibration(new JudgeToMeasure(input, made.id()));
    return workplace
        .get(Calibrations.class)
        .require(arranged.project, input.calibrationId())
        .nearDuplicates();
  }

  @Test
  void whereNothingDoesBetterNothingIsMadeAndItSaysSo() {
    arranged.label(Split.ALIGN, facts("snapshot", 60), PEOPLE);
    arranged.label(Split.GATE, facts("archive", 60), PEOPLE);
    writes("Harshly: everything fails.");
    workplace.stub().always("Loosely", new StubFault.Say(PASS));
    workplace.stub().always("Harshly", new StubFault.Say(FAIL));
    AlignInput input = input(AlignInput.Way.BOTH, 2, 2_000);
    assertThat(align(input).state()).isEqualTo(AlignmentState.NO_GAIN);
    AlignmentView view = view(input);
    assertThat(view.made()).isEmpty();
    assertThat(view.report().orElseThrow().heldOut()).isEmpty();
    assertThat(view.sentence()).startsWith("No gain: of 3 tried, none agreed better");
    assertThat(workplace.stub().requests())
        .as("nothing was spent on held-out labels")
        .noneMatch(request -> request.mentions("archive"));
    examplesAreOfBothVerdictsAndOfOtherQuestions();
  }

  private void examplesAreOfBothVerdictsAndOfOtherQuestions() {
    List<Map<String, String>> shown =
        workplace.stub().requests().stream()
            .filter(request -> request.mentions("where people draw the line"))
            .map(request -> request.quoted())
            .toList();
    assertThat(shown).isNotEmpty();
    for (Map<String, String> one : shown) {
      assertThat(one.keySet()).contains("example-5-answer", "answer");
      List<String> answers = new ArrayList<>();
      for (int i = 1; i <= 5; i++) {
        answers.add(one.getOrDefault("example-%d-answer".formatted(i), ""));
        assertThat(one.get("example-%d-question".formatted(i))).isNotEqualTo(one.get("question"));
      }
      long refused = answers.stream().filter(text -> text.contains("sorry")).count();
      assertThat(refused).isBetween(2L, 3L);
    }
  }

  @Test
  void aRubricThatTellsTheMarkOrIsNoneIsNotTaken() {
    arranged.label(Split.ALIGN, facts("snapshot", 60), PEOPLE);
    arranged.label(Split.GATE, facts("archive", 60), PEOPLE);
    workplace.stub().always(WRITER, new StubFault.Say("I would rather not."));
    workplace.stub().always("Loosely", new StubFault.Say(PASS));
    AlignInput input = input(AlignInput.Way.REWRITE, 1, 2_000);
    assertThat(align(input).state()).isEqualTo(AlignmentState.NO_GAIN);
    assertThat(view(input).report().orElseThrow().trail().attempts())
        .singleElement()
        .satisfies(one -> assertThat(one.kappa()).isEmpty());
  }

  @Test
  void refusesWhatItCannotDoBeforeItSpendsAnything() {
    arranged.label(Split.ALIGN, facts("snapshot", 60), PEOPLE);
    arranged.label(Split.GATE, facts("archive", 20), PEOPLE);
    assertThat(refusal(input(AlignInput.Way.BOTH, 2, 2_000))).isEqualTo("too-few-held-out-labels");
    arranged.label(Split.GATE, facts("vault", 30), PEOPLE);
    assertThat(refusal(input(AlignInput.Way.BOTH, 8, 100))).isEqualTo("budget-too-small");
    assertThat(workplace.stub().calls()).isZero();
  }

  private String refusal(AlignInput input) {
    activities.openAlignment(input);
    Throwable root = catchThrowable(() -> activities.planAlignment(input));
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return ((ApplicationFailure) root).getOriginalMessage();
  }

  private void writes(String rubric) {
    workplace.stub().always(WRITER, new StubFault.Say("{\"rubric\":\"%s\"}".formatted(rubric)));
  }

  private Set<String> readByWriter() {
    return workplace.stub().requests().stream()
        .filter(request -> request.mentions(WRITER))
        .flatMap(request ->
            request.quoted().entrySet().stream()
                .filter(part -> part.getKey().startsWith("question"))
                .map(Map.Entry::getValue))
        .collect(Collectors.toSet());
  }

  private AlignResult align(AlignInput input) {
    activities.openAlignment(input);
    var planned = new PlannedAlignment(input, activities.planAlignment(input));
    var proposed = new ProposedAlignment(planned, activities.tryRubrics(planned));
    return activities.completeAlignment(
        new ComparedAlignment(
            proposed,
            proposed.tried().foundBetter()
                ? Optional.of(activities.compareJudges(proposed))
                : Optional.empty()));
  }

  private AlignInput input(AlignInput.Way way, int rounds, int calls) {
    return new AlignInput(
        arranged.project,
        new AlignmentId(workplace.get(Ids.class).next()),
        base.id(),
        way,
        rounds,
        calls,
        Split.GATE,
        new Actor.BySystem());
  }

  private AlignmentView view(AlignInput input) {
    return workplace.get(Alignments.class).require(arranged.project, input.alignmentId());
  }

  private Judge judge(String rubric) {
    return workplace
        .get(Judges.class)
        .create(
            arranged.project,
            new Judges.NewJudge(
                arranged.criterion,
                rubric,
                new ModelName("openai/gpt-4o-mini"),
                ModelSettings.DEFAULTS),
            new Actor.BySystem());
  }

  /** Every third answer refuses, and people failed it; the reference says the fact. */
  private static List<Item> facts(String subject, int count) {
    return ArrangedLabels.facts(subject, count, 0).stream()
        .map(item ->
            new Item(
                new CaseContent(
                    item.asked().question(),
                    "The %s keeps its records for thirty days.".formatted(subject),
                    List.of(),
                    Map.of()),
                item.answer(),
                item.passed()))
        .toList();
  }
}
