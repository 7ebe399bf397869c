package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.pages.Figures;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Blindness;
import dev.hansei.infra.registry.annotations.QueueClosings;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.suites.OutcomeFilter;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Queues that show what a judge said before people label. */
class PrelabelControllerTest {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final int ANSWERS = 8;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final CriterionId criterion = criterion();
  private final JudgeId judge = judge("Is it there?");
  private final RunId run = judged();

  @Test
  void whatTheJudgeSaidIsShownAndWrittenDownWithEachLabel() {
    QueueId queue = opened(plan("newest"));
    String path = "/annotations/queues/" + queue;
    assertThat(lead.get(path).text("/prelabel")).isEqualTo(judge.toString());
    assertThat(lead.get(path + "/anchoring").expect(200).text("/labels")).isEqualTo("0");

    int same = label(path);

    JsonNode followed = lead.get(path + "/anchoring").expect(200).json();
    assertThat(followed.path("labels").asInt()).isEqualTo(ANSWERS);
    assertThat(followed.path("same").asInt()).isEqualTo(same).isBetween(1, ANSWERS - 1);
    assertThat(followed.at("/share/lower").asDouble()).isLessThan(same / (double) ANSWERS);
    assertThat(followed.at("/items/0/labels").asInt()).isEqualTo(ANSWERS);
    assertThat(lead.get(path + "/agreement").json().path("judgeShown").asBoolean()).isTrue();
    for (JsonNode line : lead.get(path + "/labels").json().path("items")) {
      assertThat(line.at("/annotations/0/shown/judge").asText()).isEqualTo(judge.toString());
      assertThat(line.at("/annotations/0/shown/label").asText())
          .isEqualTo(said(line.path("ordinal").asInt()) ? "pass" : "fail");
    }
    String page =
        server
            .browser(project, Role.LEAD)
            .get("!/projects/" + project.name() + path)
            .expect(200)
            .body();
    assertThat(page)
        .contains("Do people follow the judge", same + " of " + ANSWERS)
        .contains(
            Figures.percentInterval(
                followed.at("/share/lower").asDouble(), followed.at("/share/upper").asDouble()));
    server.token(project, Role.ANNOTATOR).get(path + "/anchoring").expect(403);
  }

  @Test
  void suchLabelsCorrectNoRate() {
    QueueId blind = opened(plan(null));
    label("/annotations/queues/" + blind);
    close(blind);
    assertThat(lead.get("/suites/runs/" + run + "/corrected").json().at("/rates")).hasSize(1);

    var other = new PrelabelControllerTest();
    QueueId shown = other.opened(other.plan("newest"));
    other.label("/annotations/queues/" + shown);
    other.close(shown);
    assertThat(other.lead.get("/suites/runs/" + other.run + "/corrected").json().at("/rates"))
        .isEmpty();
  }

  @Test
  void doesNotStandBesideABlindQueueAboutTheSameRun() {
    String blind = "{\"name\":\"b\",\"criterion\":\"%s\",\"runs\":[\"%s\"]%s}";
    String shows = blind.formatted(criterion, run, ",\"prelabel\":\"newest\"");
    QueueId open = opened(plan(null));
    Answer refused = lead.post("/annotations/queues", shows).expect(409);
    assertThat(refused.text("/code")).isEqualTo("judge-would-show");
    assertThat(refused.text("/detail")).contains("'Grounded'", "leave out prelabel");
    assertThatThrownBy(() -> opened(plan("newest")))
        .as("one that was asked for at the same moment")
        .hasMessageContaining("one of the two shows what a judge said");
    close(open);

    opened(plan("newest"));
    assertThat(
            lead.post("/annotations/queues", blind.formatted(criterion, run, ""))
                .expect(409)
                .text("/code"))
        .isEqualTo("judge-would-show");
    assertThat(server.get(Blindness.class).spoiling(project.id(), plan("newest"))).isEmpty();
    RunId other = judged();
    assertThat(server.get(Blindness.class).spoiling(project.id(), about(plan(null), other)))
        .isEmpty();
  }

  private static QueuePlan about(QueuePlan plan, RunId run) {
    return new QueuePlan(
        plan.name(),
        plan.criterionId(),
        plan.labels(),
        plan.rubric(),
        List.of(run),
        plan.itemsMax(),
        plan.reviewers(),
        plan.showsReference(),
        plan.assignees(),
        plan.patience(),
        plan.fallback());
  }

  @Test
  void aBlindQueueShowsNothing() {
    QueueId queue = opened(plan(null));
    Client annotator = server.token(project, Role.ANNOTATOR);
    String path = "/annotations/queues/" + queue;
    assertThat(annotator.post(path + "/next", "{}").json().at("/task").has("prelabel")).isFalse();
    assertThat(lead.get(path + "/anchoring").json().has("judge")).isFalse();
  }

  @Test
  void onlyAJudgeThatJudgedTheseAnswersIsShown() {
    assertThat(plan(judge.toString()).prelabel()).contains(judge);
    JudgeId later = judge("Is all of it there?");
    assertThat(plan("newest").prelabel()).as("the later one was not asked").contains(judge);
    assertThat(refused(() -> plan(later.toString()))).contains("No such judge");
    assertThat(
            refused(() ->
                server
                    .get(QueueRequests.class)
                    .of(project.id(), body("newest", List.of("good", "bad")))))
        .contains("Judges say pass or fail");
  }

  private static String refused(Runnable asked) {
    var problem = catchThrowableOfType(InvalidFieldException.class, asked::run);
    assertThat(problem).isNotNull();
    return String.valueOf(problem.getMessage());
  }

  /** Passes all; how many say what the judge said. */
  private int label(String queue) {
    Client annotator = server.token(project, Role.ANNOTATOR);
    int same = 0;
    for (int i = 0; i < ANSWERS; i++) {
      Answer next = annotator.post(queue + "/next", "{}").expect(200);
      JsonNode shown = next.json().at("/task/prelabel");
      if (shown.isObject()) {
        assertThat(shown.path("judge").asText()).isEqualTo(judge.toString());
        assertThat(shown.path("reason").asText()).contains("because");
        same += shown.path("label").asText().equals("pass") ? 1 : 0;
      }
      annotator
          .post("/annotations/tasks/" + next.text("/task/id") + "/submit", "{\"label\":\"pass\"}")
          .expect(200);
    }
    return same;
  }

  private RunId judged() {
    var asked = new Assertion(MetricType.JUDGE, "grounded", null, 1, 1, judge);
    List<Result> all =
        IntStream.range(0, ANSWERS)
            .<Result>mapToObj(i -> new Result.Scored(List.of(score(said(i)))))
            .toList();
    return new FinishedRuns(server, project, ANSWERS, List.of(asked))
        .ended(new PromptVersionId(server.get(Ids.class).next()), all);
  }

  private static boolean said(int ordinal) {
    return ordinal % 3 != 0;
  }

  private Score score(boolean passed) {
    return new Score(
        "grounded",
        passed ? 1 : 0,
        passed,
        "because of the passage",
        Optional.of(new Score.Judged(judge, passed ? "pass" : "fail", Optional.empty())));
  }

  private QueuePlan plan(@Nullable String prelabel) {
    return server.get(QueueRequests.class).of(project.id(), body(prelabel, null));
  }

  private NewQueue body(@Nullable String prelabel, @Nullable List<String> categories) {
    return new NewQueue(
        "Grounded",
        criterion.toString(),
        List.of(run.toString()),
        null,
        categories,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        prelabel,
        null);
  }

  private QueueId opened(QueuePlan plan) {
    var queue = new QueueId(server.get(Ids.class).next());
    var input = new AnnotateInput(project.id(), queue, plan, SYSTEM, Optional.empty());
    server.get(Queues.class).prepare(input, "");
    server.get(Tasks.class).add(input, tasks(queue));
    server
        .get(Queues.class)
        .publish(
            new QueueOpening(
                new QueueName(project.id(), queue),
                ANSWERS,
                1,
                Instant.now().plus(plan.patience())));
    return queue;
  }

  private List<Task> tasks(QueueId queue) {
    return server
        .get(Outcomes.class)
        .page(project.id(), run, OutcomeFilter.ALL, PageRequest.first(ANSWERS))
        .items()
        .stream()
        .map(outcome ->
            new Task(
                server.get(Tasks.class).newId(),
                queue,
                ItemKey.of("question " + outcome.ordinal(), "answer"),
                new Origin.OfRun(
                    run,
                    outcome.ordinal(),
                    outcome.caseId(),
                    outcome.call().orElse(new CallKey(Sha256.of(run + "/" + outcome.ordinal())))),
                false,
                Split.GATE,
                TaskState.OPEN,
                Optional.empty()))
        .toList();
  }

  private void close(QueueId queue) {
    var name = new QueueName(project.id(), queue);
    server.get(QueueClosings.class).close(new QueueClosing(name, QueueState.CLOSED, SYSTEM));
  }

  private CriterionId criterion() {
    return new CriterionId(
        UUID.fromString(
            lead.post("/criteria", "{\"name\":\"grounded\",\"sentence\":\"Says what is there.\"}")
                .expect(201)
                .text("/id")));
  }

  private JudgeId judge(String rubric) {
    String body = "{\"rubric\":\"%s\",\"model\":\"openai/x\"}".formatted(rubric);
    return new JudgeId(
        UUID.fromString(
            lead.post("/criteria/" + criterion + "/judges", body).expect(201).text("/id")));
  }
}
