package dev.hansei.activities.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.UnhappyTraces;
import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Annotations;
import dev.hansei.infra.registry.annotations.BroughtLabel;
import dev.hansei.infra.registry.annotations.Codes;
import dev.hansei.infra.registry.annotations.Golds;
import dev.hansei.infra.registry.annotations.NewGold;
import dev.hansei.infra.registry.annotations.OwnLabels;
import dev.hansei.infra.registry.annotations.Ratings;
import dev.hansei.infra.registry.annotations.Submission;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.calibrations.Judgements;
import dev.hansei.infra.registry.failures.FailureErasure;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.SkipReason;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What people, judges and models said about a trace goes with it, wherever it was written down. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasedWordsIT {
  private static final Actor ACTOR = new Actor.BySystem();

  /** Stands in all that is said about the trace that is erased, and nowhere else. */
  private static final String MARK = "zanzibar";

  /** Tables that hold the mark before it is erased. */
  private static final String[] WITH_WORDS = {
    "annotations_annotation",
    "annotations_answer",
    "annotations_code",
    "annotations_gold",
    "annotations_rating",
    "annotations_skip",
    "calibrations_judgement",
    "calibrations_proposal",
    "failures_failure",
    "traces_trace"
  };

  private Workplace workplace;
  private ProjectId project;
  private QueuesOfWords queues;
  private ProposedNames proposals;
  private RegistryWords words;
  private UnhappyTraces traces;

  @BeforeAll
  void open() {
    workplace = Workplace.open("erasedwords");
    project = workplace.newProject();
    queues = new QueuesOfWords(workplace, project);
    proposals = new ProposedNames(workplace, project);
    words = new RegistryWords(workplace);
    traces = new UnhappyTraces(workplace, project);
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @Test
  void noWordIsLeftInAnyTableAndOthersKeepTheirs() throws SQLException {
    TraceId goes = traces.trace(1, MARK + " one?", MARK + " two.");
    TraceId stays = traces.trace(2, "And where?", "Here.");
    traces.found(goes, MARK + " one?", MARK + " two.", "");
    QueueId texts =
        queues.queue(
            new ItemSource.Traces(QueuesOfWords.all(), Optional.of(1L), Split.ALIGN), true);
    QueueId failures =
        queues.queue(new ItemSource.Failures(Optional.empty(), Optional.empty()), false);
    PersonId person = queues.lease(texts);
    Annotation written =
        queues.say(
            queues.task(texts, goes),
            person,
            Map.of("code", MARK, "better", MARK + " three"),
            MARK);
    bringLabels(texts);
    queues.say(
        queues.task(texts, stays), person, Map.of("code", "fine", "better", "There."), "kept note");
    QueueId withGold = withGold(goes);
    judged(skippedAndSaid(failures));
    UUID proposal = proposals.proposed(written.id().value(), MARK);
    UUID other = proposals.proposed(UUID.randomUUID(), "elsewhere");
    assertThat(words.tablesWith(MARK)).contains(WITH_WORDS);
    var erasure = workplace.get(FailureErasure.class);
    var erased =
        proposals.whileHeld(other, () -> erasure.trace(project, goes, ACTOR).orElseThrow());

    assertThat(words.tablesWith(MARK)).isEmpty();
    assertThat(erased.said()).isPositive();
    assertThat(proposals.name(proposal)).isEqualTo("(erased)");
    assertThat(proposals.name(other)).isEqualTo("elsewhere");
    assertThat(erasure.trace(project, goes, ACTOR).orElseThrow().said()).as("again").isZero();
    assertThat(workplace.get(Golds.class).of(project, withGold))
        .as("nothing else was right")
        .allSatisfy(one -> assertThat(one.retiredAt()).isPresent());
    othersKeepTheirs(person);
  }

  /** Labels from a file, of the answer that goes and of the one that stays. */
  private void bringLabels(QueueId queue) {
    List<BroughtLabel> brought =
        List.of(
            brought(MARK + " one?", MARK + " two.", MARK),
            brought("And where?", "Here.", "kept code"));
    workplace
        .get(Ratings.class)
        .bring(project, queue, new Ratings.Batch(brought, "crowd", workplace.newPerson()));
  }

  /** The first task of a queue, which one person skipped and another one labelled. */
  private TaskId skippedAndSaid(QueueId queue) {
    TaskId task = queues.tasks(queue).getFirst().id();
    var annotations = workplace.get(Annotations.class);
    annotations.skip(project, task, workplace.newPerson(), SkipReason.NOT_FOR_ME, MARK);
    annotations.submit(
        project, new Submission(task, queues.lease(queue), "fail", MARK, "k" + task));
    return task;
  }

  /** A queue of which the right code of a trace is known. */
  private QueueId withGold(TraceId trace) {
    QueueId queue =
        queues.queue(
            new ItemSource.Traces(QueuesOfWords.all(), Optional.of(2L), Split.ALIGN), true);
    var gold =
        new NewGold(
            Optional.of(queues.task(queue, trace)), Optional.empty(), Map.of("code", MARK), MARK);
    assertThat(
            workplace.get(Golds.class).mark(project, queue, List.of(gold), workplace.newPerson()))
        .containsExactly(NewGold.Fate.TAKEN);
    return queue;
  }

  private void othersKeepTheirs(PersonId person) throws SQLException {
    assertThat(words.tablesWith("kept note")).contains("annotations_annotation");
    assertThat(words.tablesWith("kept code")).contains("annotations_rating");
    assertThat(workplace.get(Codes.class).find(project, "", Optional.empty(), 10))
        .extracting(Codes.Code::code)
        .containsExactly("fine");
    assertThat(workplace.get(OwnLabels.class).page(project, person, PageRequest.first()).items())
        .as("that something was said stays")
        .hasSize(2)
        .allSatisfy(
            own -> assertThat(own.said().answers().byKey()).containsOnlyKeys("code", "better"));
  }

  private void judged(TaskId task) {
    workplace
        .get(Judgements.class)
        .record(
            project,
            new CalibrationId(workplace.get(Ids.class).next()),
            List.of(
                new Judgement(
                    0,
                    task,
                    false,
                    Judgement.Verdict.FAILED,
                    OptionalDouble.empty(),
                    "It says " + MARK,
                    MARK,
                    Optional.empty())));
  }

  /** What somebody elsewhere said of an item. */
  private static BroughtLabel brought(String question, String answer, String code) {
    return new BroughtLabel(
        ItemKey.of(question, answer),
        new Author.Outside("r1"),
        Map.of("code", code, "better", code + " four"),
        "",
        Optional.empty());
  }
}
