package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.suites.OutcomeFilter;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorrectedControllerTest {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final int ANSWERS = 40;

  /** A queue draws these; the others stay unlabelled. */
  private static final int ASKED = 20;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final CriterionId criterion = criterion();
  private final JudgeId judge = judge();

  @Test
  void peopleCorrectTheJudge() {
    RunId run = judged();
    QueueId queue = opened(run);
    assertThat(lead.get("/suites/runs/" + run + "/corrected").expect(200).json().at("/rates"))
        .as("nobody labelled yet")
        .isEmpty();

    int failed = label(queue);

    var seen = lead.get("/suites/runs/" + run + "/corrected").expect(200);
    assertThat(seen.json().at("/rates")).hasSize(1);
    assertThat(seen.text("/rates/0/metric")).isEqualTo("grounded");
    assertThat(seen.text("/rates/0/labels")).isEqualTo("" + ASKED);
    assertThat(seen.text("/rates/0/verdicts")).isEqualTo("" + ANSWERS);
    // The judge passes all; people fail every fourth: it says nothing that helps.
    assertThat(seen.json().at("/rates/0/judgeOnly/value").asDouble()).isEqualTo(1);
    assertThat(seen.json().at("/rates/0/trust").asDouble()).isZero();
    assertThat(seen.json().at("/rates/0/corrected/value").asDouble())
        .isEqualTo(1 - failed / (double) ASKED, within(1e-9));
    assertThat(seen.text("/rates/0/sentence")).contains("The judge alone says", "too high");

    String page =
        server
            .browser(project, Role.LEAD)
            .get("!/projects/%s/suites/runs/%s".formatted(project.name(), run))
            .expect(200)
            .body();
    assertThat(page).contains("What people would say", "People and judge together");
    server.everything(server.project()).get("/suites/runs/" + run + "/corrected").expect(404);
  }

  private int label(QueueId queue) {
    Client annotator = server.token(project, Role.ANNOTATOR);
    int failed = 0;
    for (int i = 0; i < ASKED; i++) {
      var next = annotator.post("/annotations/queues/" + queue + "/next", "{}").expect(200);
      String word = i % 4 == 0 ? "fail" : "pass";
      failed += i % 4 == 0 ? 1 : 0;
      annotator
          .post(
              "/annotations/tasks/" + next.text("/task/id") + "/submit",
              "{\"label\":\"%s\"}".formatted(word))
          .expect(200);
    }
    return failed;
  }

  private RunId judged() {
    var asked = new Assertion(MetricType.JUDGE, "grounded", null, 1, 1, judge);
    List<Result> all =
        IntStream.range(0, ANSWERS)
            .<Result>mapToObj(i -> new Result.Scored(List.of(passed())))
            .toList();
    return new FinishedRuns(server, project, ANSWERS, List.of(asked))
        .ended(new PromptVersionId(server.get(Ids.class).next()), all);
  }

  private Score passed() {
    return new Score(
        "grounded", 1, true, "", Optional.of(new Score.Judged(judge, "pass", Optional.empty())));
  }

  private QueueId opened(RunId run) {
    var queue = new QueueId(server.get(Ids.class).next());
    var plan =
        new QueuePlan(
            "Grounded",
            criterion,
            new LabelKind.PassFail(),
            Optional.empty(),
            List.of(run),
            ASKED,
            1,
            false,
            List.of(),
            Duration.ofDays(7),
            Fallback.HOLD);
    var input = new AnnotateInput(project.id(), queue, plan, SYSTEM, Optional.empty());
    server.get(Queues.class).prepare(input, "");
    server.get(Tasks.class).add(input, tasks(run, queue));
    server
        .get(Queues.class)
        .publish(
            new QueueOpening(
                new QueueName(project.id(), queue), ASKED, 1, Instant.now().plus(plan.patience())));
    return queue;
  }

  private List<Task> tasks(RunId run, QueueId queue) {
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
                    new CallKey(Sha256.of(run + "/" + outcome.ordinal()))),
                false,
                Split.GATE,
                TaskState.OPEN,
                Optional.empty()))
        .toList();
  }

  private CriterionId criterion() {
    return new CriterionId(
        UUID.fromString(
            lead.post("/criteria", "{\"name\":\"grounded\",\"sentence\":\"Says what is there.\"}")
                .expect(201)
                .text("/id")));
  }

  private JudgeId judge() {
    String body = "{\"rubric\":\"Is it there?\",\"model\":\"openai/x\"}";
    return new JudgeId(
        UUID.fromString(
            lead.post("/criteria/" + criterion + "/judges", body).expect(201).text("/id")));
  }
}
