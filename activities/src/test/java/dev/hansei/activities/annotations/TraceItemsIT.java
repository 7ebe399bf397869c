package dev.hansei.activities.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.UnhappyTraces;
import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Annotations;
import dev.hansei.infra.registry.annotations.ChosenTraces;
import dev.hansei.infra.registry.annotations.Desk;
import dev.hansei.infra.registry.annotations.Handed;
import dev.hansei.infra.registry.annotations.LabelledOutcomes;
import dev.hansei.infra.registry.annotations.Leases;
import dev.hansei.infra.registry.annotations.Submission;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.failures.FailureErasure;
import dev.hansei.infra.registry.traces.TraceWalk;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.PageToPlan;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.TraceChoice;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Queues about traces that somebody chose: drawn, labelled, read, and gone when they are erased.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TraceItemsIT {
  private static final Actor ACTOR = new Actor.BySystem();
  private static final TraceChoice ALL =
      new TraceChoice(
          Optional.empty(),
          Optional.of(Instant.parse("2026-11-29T00:00:00Z")),
          Optional.empty(),
          Optional.empty(),
          "",
          "",
          "",
          "",
          "");

  private Workplace workplace;
  private ProjectId project;
  private CriterionId criterion;
  private UnhappyTraces traces;

  @BeforeAll
  void open() {
    workplace = Workplace.open("traceitems");
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @BeforeEach
  void begin() {
    project = workplace.newProject();
    criterion = workplace.get(Criteria.class).create(project, "helpful", "It helps.", ACTOR).id();
    traces = new UnhappyTraces(workplace, project);
  }

  @Test
  void aSampleIsDrawnTheSameWayForOneSeedAndKeepsItsChance() {
    for (int i = 0; i < 130; i++) {
      traces.trace(i, "Question %d?".formatted(i), "Answer %d.".formatted(i));
    }
    traces.trace(500, "Nobody answered", "");
    assertThat(workplace.get(ChosenTraces.class).count(project, ALL))
        .isEqualTo(new ChosenTraces.Counted(130, true));

    Set<TraceId> first = drawn(queue(source(ALL, 7, Split.GATE), 65));
    assertThat(first).hasSize(65);
    assertThat(drawn(queue(source(ALL, 7, Split.GATE), 65))).isEqualTo(first);
    assertThat(drawn(queue(source(ALL, 8, Split.GATE), 65))).isNotEqualTo(first);

    QueueId queue = queue(source(ALL, 7, Split.GATE), 65);
    assertThat(tasks(queue)).extracting(Task::split).containsOnly(Split.GATE);
    assertThat(chances(queue)).hasSize(65).containsOnly(0.5);
    assertThat(chances(queue(source(ALL, 7, Split.ALIGN), 200))).hasSize(130).containsOnly(1.0);
  }

  @Test
  void theyAreChosenByTheWordsOfTheirListAndShownWithWhatWasSaid() {
    TraceId disliked =
        traces.conversation(
            1,
            List.of(
                new Message(Message.Role.USER, "Hello"),
                new Message(Message.Role.ASSISTANT, "Good day."),
                new Message(Message.Role.USER, "How long?")),
            "For ever.",
            "Thirty days.");
    traces.says(disliked, new Feedback.Thumbs(false), new Feedback.Correction("Thirty days."));
    TraceId liked = traces.trace(2, "And where?", "Here.");
    traces.says(liked, new Feedback.Thumbs(true));
    traces.trace(3, "And who?", "You.");

    var down = choice(TraceChoice.Thumb.DOWN, "");
    QueueId queue = queue(source(down, 1, Split.ALIGN), 10);
    assertThat(drawn(queue)).containsExactly(disliked);
    assertThat(drawn(queue(source(choice(null, "WHERE"), 1, Split.ALIGN), 10)))
        .containsExactly(liked);

    label(queue, 1, "fail");
    LabelledOutcome one = labelled(queue).getFirst();
    assertThat(one.asked().question()).isEqualTo("How long?");
    assertThat(one.asked().turns())
        .extracting(Message::content)
        .containsExactly("Hello", "Good day.");
    assertThat(one.asked().context())
        .containsExactly(new ContextPassage("p0", "Thirty days.", 0.5));
    assertThat(one.asked().reference()).isEqualTo("Thirty days.");
    assertThat(one.answer()).isEqualTo("For ever.");
    assertThat(one.task().origin()).isEqualTo(new Origin.OfTrace(disliked));

    workplace.get(FailureErasure.class).trace(project, disliked, ACTOR);
    assertThat(labelled(queue)).as("its texts went with the trace").isEmpty();
  }

  @Test
  void olderTracesThanWereLookedThroughDoNotEnter() {
    TraceId newest = traces.trace(1, "Which newest?", "This.");
    TraceId oldest = traces.trace(2, "Which oldest?", "That.");
    // One more of each step is looked at.
    fill("2026-11-01 00:00:00", oldest, TraceWalk.LOOKED_MAX + 1_000);

    var which = choice(null, "Which");
    assertThat(workplace.get(ChosenTraces.class).count(project, which))
        .isEqualTo(new ChosenTraces.Counted(1, false));
    assertThat(drawn(queue(source(which, 7, Split.ALIGN), 200))).containsExactly(newest);
  }

  /** Makes one trace old, and puts so many of a millisecond each before those that are new. */
  private void fill(String start, TraceId old, int count) {
    String digits =
        "(SELECT 0 n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
            + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8"
            + " UNION ALL SELECT 9)";
    String most = digits.replace(")", " UNION ALL SELECT 10)");
    try (var connection =
            DelegatingDataSource.unwrapDataSource(workplace.get(DataSource.class)).getConnection();
        var asked = connection.createStatement()) {
      connection.setAutoCommit(true);
      String mine = "project_id = UNHEX('%s')".formatted(project.toString().replace("-", ""));
      asked.executeUpdate(
          "UPDATE traces_trace SET started_at = '2026-10-01' WHERE %s AND trace_id = UNHEX('%s')"
              .formatted(mine, old));
      asked.executeUpdate(
          """
          INSERT INTO traces_trace (
            project_id, trace_id, revision, span_count, started_at, status, question, answer, model,
            prompt_name, prompt_version, input_tokens, output_tokens, thumbs, feedback_count,
            received_at)
          SELECT t.project_id, UNHEX(LPAD(HEX(1000 + c.n), 32, '0')), 1, 1,
            TIMESTAMPADD(MICROSECOND, 1000 * c.n, '%s'), t.status, 'Filler?', 'Yes.', t.model,
            '', '', 0, 0, '', 0, t.received_at
          FROM traces_trace t JOIN (
            SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n AS n
            FROM %s a, %s b, %s c, %s d, %s e) c ON c.n < %d
          WHERE t.%s AND t.trace_id = UNHEX('%s')
          """
              .formatted(start, digits, digits, digits, digits, most, count, mine, old));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TraceChoice choice(TraceChoice.@Nullable Thumb thumb, String text) {
    return new TraceChoice(
        Optional.empty(),
        ALL.before(),
        Optional.empty(),
        Optional.ofNullable(thumb),
        "",
        "",
        "",
        "",
        text);
  }

  private static ItemSource source(TraceChoice choice, long seed, Split split) {
    return new ItemSource.Traces(choice, Optional.of(seed), split);
  }

  private Set<TraceId> drawn(QueueId queue) {
    return tasks(queue).stream()
        .map(task -> ((Origin.OfTrace) task.origin()).trace())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Double> chances(QueueId queue) {
    List<Double> chances = new ArrayList<>();
    try (var connection =
            DelegatingDataSource.unwrapDataSource(workplace.get(DataSource.class)).getConnection();
        var asked =
            connection.prepareStatement(
                "SELECT chance FROM annotations_task WHERE queue_id = UNHEX(?)")) {
      asked.setString(1, queue.toString().replace("-", ""));
      try (var rows = asked.executeQuery()) {
        while (rows.next()) {
          chances.add(rows.getDouble(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return chances;
  }

  private QueueId queue(ItemSource source, int itemsMax) {
    var id = new QueueId(workplace.get(Ids.class).next());
    var plan =
        new QueuePlan(
            "labels",
            criterion,
            new LabelKind.PassFail(),
            Optional.empty(),
            source,
            itemsMax,
            1,
            false,
            List.of(),
            Duration.ofDays(1),
            Fallback.CLOSE);
    var input = new AnnotateInput(project, id, plan, ACTOR, Optional.empty());
    var activities = workplace.get(AnnotationActivitiesImpl.class);
    activities.openQueue(input);
    Optional<PlanCursor> next = Optional.of(PlanCursor.START);
    while (next.isPresent()) {
      next = activities.planPage(new PageToPlan(input, next.get())).next();
    }
    activities.publishQueue(
        new QueueOpening(
            new QueueName(project, id), itemsMax, 1, Instant.now().plus(Duration.ofDays(1))));
    return id;
  }

  private List<Task> tasks(QueueId queue) {
    return workplace
        .get(Tasks.class)
        .page(project, queue, Optional.empty(), PageRequest.first(PageRequest.LIMIT_MAX))
        .items();
  }

  private void label(QueueId queue, int count, String word) {
    var person = workplace.newPerson();
    for (int i = 0; i < count; i++) {
      Handed handed =
          workplace
              .get(Leases.class)
              .next(project, queue, new Desk(person, "tab"), List.of())
              .orElseThrow();
      workplace
          .get(Annotations.class)
          .submit(
              project,
              new Submission(handed.task().id(), person, word, "", "k" + handed.task().id()));
    }
  }

  private List<LabelledOutcome> labelled(QueueId queue) {
    return workplace
        .get(LabelledOutcomes.class)
        .ofQueue(project, queue, PageRequest.first(PageRequest.LIMIT_MAX))
        .items();
  }
}
