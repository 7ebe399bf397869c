package dev.hansei.activities.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.UnhappyTraces;
import dev.hansei.activities.Workplace;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Annotations;
import dev.hansei.infra.registry.annotations.BroughtLabel;
import dev.hansei.infra.registry.annotations.Codes;
import dev.hansei.infra.registry.annotations.Desk;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.Golds;
import dev.hansei.infra.registry.annotations.Leases;
import dev.hansei.infra.registry.annotations.NewGold;
import dev.hansei.infra.registry.annotations.OwnLabels;
import dev.hansei.infra.registry.annotations.Ratings;
import dev.hansei.infra.registry.annotations.Submission;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.calibrations.Judgements;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.failures.FailureErasure;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnnotationActivities.PageToPlan;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.SkipReason;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.annotations.TraceChoice;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.ProposalEvidence;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
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
  private CriterionId criterion;
  private UnhappyTraces traces;

  @BeforeAll
  void open() {
    workplace = Workplace.open("erasedwords");
    project = workplace.newProject();
    criterion = workplace.get(Criteria.class).create(project, "helpful", "It helps.", ACTOR).id();
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
    QueueId texts = queue(new ItemSource.Traces(all(), Optional.of(1L), Split.ALIGN), true);
    QueueId failures = queue(new ItemSource.Failures(Optional.empty(), Optional.empty()), false);
    PersonId person = lease(texts);
    Annotation written =
        say(task(texts, goes), person, Map.of("code", MARK, "better", MARK + " three"), MARK);
    List<BroughtLabel> brought =
        List.of(
            brought(MARK + " one?", MARK + " two.", MARK),
            brought("And where?", "Here.", "kept code"));
    workplace
        .get(Ratings.class)
        .bring(project, texts, new Ratings.Batch(brought, "crowd", workplace.newPerson()));
    say(task(texts, stays), person, Map.of("code", "fine", "better", "There."), "kept note");
    QueueId withGold = withGold(goes);
    TaskId failed = tasks(failures).getFirst().id();
    var annotations = workplace.get(Annotations.class);
    annotations.skip(project, failed, workplace.newPerson(), SkipReason.NOT_FOR_ME, MARK);
    annotations.submit(
        project, new Submission(failed, lease(failures), "fail", MARK, "k" + failed));
    judged(failed);
    UUID proposal = proposed(written.id().value(), MARK);
    UUID other = proposed(UUID.randomUUID(), "elsewhere");
    assertThat(tablesWith(MARK)).contains(WITH_WORDS);
    var erasure = workplace.get(FailureErasure.class);
    var erased = whileHeld(other, () -> erasure.trace(project, goes, ACTOR).orElseThrow());

    assertThat(tablesWith(MARK)).isEmpty();
    assertThat(erased.said()).isPositive();
    assertThat(name(proposal)).isEqualTo("(erased)");
    assertThat(name(other)).isEqualTo("elsewhere");
    assertThat(erasure.trace(project, goes, ACTOR).orElseThrow().said()).as("again").isZero();
    assertThat(workplace.get(Golds.class).of(project, withGold))
        .as("nothing else was right")
        .allSatisfy(one -> assertThat(one.retiredAt()).isPresent());
    othersKeepTheirs(person);
  }

  /** A queue of which the right code of a trace is known. */
  private QueueId withGold(TraceId trace) {
    QueueId queue = queue(new ItemSource.Traces(all(), Optional.of(2L), Split.ALIGN), true);
    var gold =
        new NewGold(Optional.of(task(queue, trace)), Optional.empty(), Map.of("code", MARK), MARK);
    assertThat(
            workplace.get(Golds.class).mark(project, queue, List.of(gold), workplace.newPerson()))
        .containsExactly(NewGold.Fate.TAKEN);
    return queue;
  }

  private void othersKeepTheirs(PersonId person) throws SQLException {
    assertThat(tablesWith("kept note")).contains("annotations_annotation");
    assertThat(tablesWith("kept code")).contains("annotations_rating");
    assertThat(workplace.get(Codes.class).find(project, "", Optional.empty(), 10))
        .extracting(Codes.Code::code)
        .containsExactly("fine");
    assertThat(workplace.get(OwnLabels.class).page(project, person, PageRequest.first()).items())
        .as("that something was said stays")
        .hasSize(2)
        .allSatisfy(
            own -> assertThat(own.said().answers().byKey()).containsOnlyKeys("code", "better"));
  }

  private static TraceChoice all() {
    return new TraceChoice(
        Optional.empty(),
        Optional.of(Instant.parse("2026-11-29T00:00:00Z")),
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        "",
        "",
        "");
  }

  private QueueId queue(ItemSource source, boolean byForm) {
    var id = new QueueId(workplace.get(Ids.class).next());
    var form =
        new Form(
            "texts",
            List.of(
                field("code", new TextKind.Code()), field("better", new TextKind.Correction())));
    QueuePlan plan =
        new QueuePlan(
            "labels",
            criterion,
            byForm ? form.lead().kind() : new LabelKind.PassFail(),
            Optional.empty(),
            source,
            10,
            1,
            false,
            List.of(),
            Duration.ofDays(1),
            Fallback.CLOSE);
    if (byForm) {
      plan = plan.askedBy(workplace.get(Forms.class).create(project, form, ACTOR).id());
    }
    var input = new AnnotateInput(project, id, plan, ACTOR, Optional.empty());
    var activities = workplace.get(AnnotationActivitiesImpl.class);
    activities.openQueue(input);
    Optional<PlanCursor> next = Optional.of(PlanCursor.START);
    while (next.isPresent()) {
      next = activities.planPage(new PageToPlan(input, next.get())).next();
    }
    activities.publishQueue(
        new QueueOpening(
            new QueueName(project, id), 10, 1, Instant.now().plus(Duration.ofDays(1))));
    return id;
  }

  private static Field field(String key, LabelKind kind) {
    return new Field(key, Optional.empty(), key + "?", kind, true, "", List.of());
  }

  private List<Task> tasks(QueueId queue) {
    return workplace
        .get(Tasks.class)
        .page(project, queue, Optional.empty(), PageRequest.first(PageRequest.LIMIT_MAX))
        .items();
  }

  private TaskId task(QueueId queue, TraceId trace) {
    return tasks(queue).stream()
        .filter(it -> it.origin().equals(new Origin.OfTrace(trace)))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private Annotation say(TaskId task, PersonId person, Map<String, String> words, String note) {
    return workplace
        .get(Annotations.class)
        .submit(project, new Submission(task, person, words, note, "k" + task));
  }

  /** Somebody who holds every task of a queue. */
  private PersonId lease(QueueId queue) {
    PersonId person = workplace.newPerson();
    List<TaskId> held = new ArrayList<>();
    for (int i = 0; i < tasks(queue).size(); i++) {
      workplace
          .get(Leases.class)
          .next(project, queue, new Desk(person, "tab"), held)
          .ifPresent(handed -> held.add(handed.task().id()));
    }
    return person;
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

  /** Runs while somebody else works on a proposal. */
  private <T> T whileHeld(UUID proposal, Supplier<T> work) throws SQLException {
    try (Connection connection = connection()) {
      connection.setAutoCommit(false);
      try (var locking =
          connection.prepareStatement(
              "SELECT * FROM calibrations_proposal WHERE project_id = UNHEX(?)"
                  + " AND proposal_id = UNHEX(?) FOR UPDATE")) {
        locking.setString(1, hex(project.value()));
        locking.setString(2, hex(proposal));
        locking.executeQuery().close();
        return work.get();
      } finally {
        connection.rollback();
      }
    }
  }

  private UUID proposed(UUID said, String word) throws SQLException {
    UUID id = workplace.get(Ids.class).next();
    var source = new SaidSource(SaidSource.Kind.NOTE, said);
    var evidence =
        new ProposalEvidence(word, List.of(source), List.of(), List.of(), List.of(), List.of());
    try (Connection connection = connection();
        var insert =
            connection.prepareStatement(
                """
                INSERT INTO calibrations_proposal (project_id, proposal_id, discovery_id, ordinal,
                  name, sentence, worded_by, evidence, state, decided_by)
                VALUES (UNHEX(?), UNHEX(?), UNHEX(?), 0, ?, ?, 'keywords', ?, 'PROPOSED', '')
                """)) {
      insert.setString(1, hex(project.value()));
      insert.setString(2, hex(id));
      insert.setString(3, hex(id));
      insert.setString(4, word);
      insert.setString(5, "No " + word);
      insert.setString(6, workplace.get(CanonicalJson.class).write(evidence));
      insert.executeUpdate();
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
    return id;
  }

  private String name(UUID proposal) throws SQLException {
    try (Connection connection = connection();
        var asked =
            connection.prepareStatement(
                "SELECT name FROM calibrations_proposal WHERE proposal_id = UNHEX(?)")) {
      asked.setString(1, hex(proposal));
      try (var rows = asked.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /** Every table of the registry that has a word in any column of texts. */
  private List<String> tablesWith(String word) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connection();
        var columns =
            connection
                .createStatement()
                .executeQuery(
                    """
                    SELECT table_name, column_name FROM information_schema.columns
                    WHERE table_schema = DATABASE()
                      AND data_type IN ('char', 'varchar', 'text', 'mediumtext', 'longtext',
                        'blob', 'mediumblob', 'longblob', 'varbinary', 'json')
                    """)) {
      while (columns.next()) {
        String table = columns.getString(1);
        if (!found.contains(table) && has(connection, table, columns.getString(2), word)) {
          found.add(table);
        }
      }
    }
    return found;
  }

  private static boolean has(Connection connection, String table, String column, String word)
      throws SQLException {
    try (var asked =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM `%s` WHERE INSTR(`%s`, ?) > 0".formatted(table, column))) {
      asked.setString(1, word);
      try (var rows = asked.executeQuery()) {
        rows.next();
        return rows.getInt(1) > 0;
      }
    }
  }

  private Connection connection() throws SQLException {
    return DelegatingDataSource.unwrapDataSource(workplace.get(DataSource.class)).getConnection();
  }

  private static String hex(UUID id) {
    return id.toString().replace("-", "");
  }
}
