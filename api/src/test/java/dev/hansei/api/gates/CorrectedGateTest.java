package dev.hansei.api.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.QueueClosings;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.suites.OutcomeFilter;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelKind;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A gate that goes by what people would say, of judges that pass too much of the candidate. */
class CorrectedGateTest {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final int ANSWERS = 200;
  private static final int ASKED = 120;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final List<QueueId> opened = new ArrayList<>();
  private final CriterionId criterion = criterion();
  private final JudgeId judge = judge();
  private final FinishedRuns runs =
      new FinishedRuns(
          server,
          project,
          ANSWERS,
          List.of(new Assertion(MetricType.JUDGE, "grounded", null, 1, 1, judge)));

  @Test
  void peoplesLabelsDecideWhereTheJudgeIsWrong() {
    gate("floor", "{type: corrected-floor, metric: grounded, minimum: 0.6}");
    gate("better", "{type: corrected-superiority, metric: grounded}");
    gate("kept", "{type: corrected-non-inferiority, metric: grounded, margin: 0.05}");
    // The judge passes half of what is live and all of the candidate; people find no difference
    // where it finds 50 points, and then a loss.
    RunId live = judged(i -> i % 2 == 0);
    RunId candidate = judged(i -> true);

    needsLabels(ask("floor", live, candidate));
    label(opened(live), i -> i % 10 != 0);
    QueueId queue = opened(candidate);
    label(queue, i -> i % 5 != 0);
    needsLabels(ask("floor", live, candidate));
    closeAll();

    isAboveItsFloor(ask("floor", live, candidate));
    isWorseThanTheJudgeSays(ask("better", live, candidate));
    Answer kept = ask("kept", live, candidate);
    assertThat(kept.text("/verdict/type")).isEqualTo("inconclusive");
    assertThat(kept.text("/verdict/clauses/0/sentence")).contains("labels");
    assertThat(lead.get("/lineage/verdict/" + kept.text("/id")).expect(200).body())
        .as("whose labels decided")
        .contains(queue.toString());
    assertThat(page("/gates/verdicts/" + kept.text("/id")))
        .contains("What people would pass", "candidate less live", "Judge alone");
    assertThat(page("/gates")).contains("people would pass more than 60\u00a0% of the answers");
  }

  private static void needsLabels(Answer unlabelled) {
    assertThat(unlabelled.text("/verdict/type")).isEqualTo("inconclusive");
    assertThat(unlabelled.text("/verdict/needed")).isEqualTo("20");
    assertThat(unlabelled.text("/verdict/clauses/0/sentence"))
        .contains("people labelled 0 cases", "at least 20 are needed");
  }

  private static void isAboveItsFloor(Answer floor) {
    assertThat(floor.text("/verdict/type")).isEqualTo("pass");
    assertThat(floor.text("/verdict/clauses/0/sentence"))
        .contains("people would pass 0.80", "the judge alone says 1.00", "from 120 labels and 200");
  }

  private static void isWorseThanTheJudgeSays(Answer better) {
    assertThat(better.text("/verdict/type"))
        .as("the judge would have said pass")
        .isNotEqualTo("pass");
    assertThat(better.json().at("/evidence/corrected/0/change/naive").asDouble()).isEqualTo(0.5);
    assertThat(better.json().at("/evidence/corrected/0/change/value").asDouble())
        .isBetween(-0.15, -0.05);
  }

  private String page(String path) {
    return server
        .browser(project, Role.LEAD)
        .get("!/projects/" + project.name() + path)
        .expect(200)
        .body();
  }

  private Answer ask(String gate, RunId live, RunId candidate) {
    String body = "{\"baselineRun\":\"%s\",\"candidateRun\":\"%s\"}".formatted(live, candidate);
    return lead.post("/gates/" + gate + "/verdicts", body).expect(201);
  }

  private void gate(String name, String rule) {
    byte[] yaml =
        "name: %s\nrules:\n  - %s\n".formatted(name, rule).getBytes(StandardCharsets.UTF_8);
    lead.post("/gates", "application/yaml", yaml).expect(201);
  }

  private void label(QueueId queue, IntPredicate passes) {
    Client annotator = server.token(project, Role.ANNOTATOR);
    for (int i = 0; i < ASKED; i++) {
      var next = annotator.post("/annotations/queues/" + queue + "/next", "{}").expect(200);
      annotator
          .post(
              "/annotations/tasks/" + next.text("/task/id") + "/submit",
              "{\"label\":\"%s\"}".formatted(passes.test(i) ? "pass" : "fail"))
          .expect(200);
    }
  }

  /** Labels of open queues count for no gate: who may ask after each finds one that pleases. */
  private void closeAll() {
    for (QueueId queue : opened) {
      server
          .get(QueueClosings.class)
          .close(new QueueClosing(new QueueName(project.id(), queue), QueueState.CLOSED, SYSTEM));
    }
  }

  private RunId judged(IntPredicate passes) {
    List<Result> all =
        IntStream.range(0, ANSWERS)
            .<Result>mapToObj(i -> new Result.Scored(List.of(score(passes.test(i)))))
            .toList();
    return runs.ended(new PromptVersionId(server.get(Ids.class).next()), all);
  }

  private Score score(boolean passed) {
    return new Score(
        "grounded",
        passed ? 1 : 0,
        passed,
        "",
        Optional.of(new Score.Judged(judge, passed ? "pass" : "fail", Optional.empty())));
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
    opened.add(queue);
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
