package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.calibrations.CalibrationSeed;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.annotations.QueueClosings;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.suites.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is asked to label the answers of a run does not read what judges said of them. */
class BlindRunsTest {
  private static final String HIDDEN = "hidden from you while queue";

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final QueueSeed seed = new QueueSeed(server, project, 4);
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void hidesEveryVerdictFromAnnotatorsUntilTheQueueHasClosed() {
    Client one = server.token(project, Role.ANNOTATOR);
    Client person = server.browser(project, Role.ANNOTATOR);
    assertThat(page(person, "").body()).contains("failed").doesNotContain(HIDDEN);
    assertThat(lineage(one)).doesNotContain("not passed");

    QueueId queue = seed.open(1);
    for (String path : routes()) {
      Answer refused = one.get(path).expect(403);
      assertThat(refused.text("/code")).as(path).isEqualTo("still-labelling");
    }
    one.get("/suites/runs/" + seed.run()).expect(200);
    for (String path : List.of("", "?show=worst", "?show=failed", "/outcomes/1")) {
      assertThat(page(person, path).body())
          .as(path)
          .contains(HIDDEN)
          .doesNotContain(">failed<", "below its threshold", "Passed all, failed");
    }
    assertThat(page(person, "/outcomes/1").body()).doesNotContain("<dt>Took", "<dt>Tokens");
    one.post("/annotations/queues/" + queue + "/next", "{\"desk\":\"tab\"}").expect(200);
    one.get(routes().getFirst()).expect(403);

    close(queue);
    for (String path : routes()) {
      one.get(path).expect(200);
    }
    assertThat(page(person, "/outcomes/1").body()).contains(">failed<").doesNotContain(HIDDEN);
  }

  @Test
  void isForTheAnswersOfThatRunAlone() {
    Client one = server.token(project, Role.ANNOTATOR);
    seed.open(1);
    var other = new QueueSeed(server, server.project(), 2);
    assertThat(other.run()).isNotEqualTo(seed.run());
    one.get(routes().getFirst()).expect(403);
    server.token(project, Role.RELEASE_MANAGER).get(routes().getFirst()).expect(200);
    server.token(project, Role.DEVELOPER).get(routes().getFirst()).expect(200);
  }

  @Test
  void aLeadReadsOnUntilTheyTakeATaskThemselves() {
    Client other = server.token(project, Role.LEAD, Role.ANNOTATOR);
    String queue = "/annotations/queues/" + seed.open(1);
    lead.get(routes().getFirst()).expect(200);
    other.get(routes().getFirst()).expect(200);
    String task = lead.post(queue + "/next", "{\"desk\":\"tab\"}").expect(200).text("/task/id");
    lead.get(routes().getFirst()).expect(403);
    lead.post("/annotations/tasks/" + task + "/give-back", "{}").expect(200);
    assertThat(lead.get(routes().getFirst()).expect(403).text("/code"))
        .as("who saw it and gave it back")
        .isEqualTo("still-labelling");
    task = lead.post(queue + "/next", "{\"desk\":\"tab\"}").expect(200).text("/task/id");
    lead.post("/annotations/tasks/" + task + "/submit", "{\"label\":\"pass\"}").expect(200);
    assertThat(lead.get(routes().getFirst()).expect(403).text("/detail"))
        .contains("once the queue has closed")
        .doesNotContain("null");
    other.get(routes().getFirst()).expect(200);
  }

  @Test
  void hidesWhatGatesSaidOfTheRun() {
    Client both = server.token(project, Role.ANNOTATOR, Role.DEVELOPER);
    Client person = server.browser(project, Role.ANNOTATOR);
    lead.post("/gates", "{\"name\":\"needed\",\"rules\":[{\"type\":\"required-cases\"}]}")
        .expect(201);
    String asked = "{\"candidateRun\":\"%s\"}".formatted(seed.run());
    String verdict =
        "/gates/verdicts/" + lead.post("/gates/needed/verdicts", asked).expect(201).text("/id");
    String page = "!/projects/" + project.name() + verdict;
    both.get(verdict).expect(200);

    QueueId queue = seed.open(1);
    assertThat(both.get(verdict).expect(403).text("/code")).isEqualTo("still-labelling");
    assertThat(both.get("/gates/verdicts").expect(200).json().at("/items")).isEmpty();
    assertThat(both.post("/gates/needed/verdicts", asked).expect(403).text("/code"))
        .isEqualTo("still-labelling");
    person.get(page).expect(403);
    lead.get(verdict).expect(200);
    assertThat(lead.get("/gates/verdicts").expect(200).json().at("/items")).hasSize(1);

    close(queue);
    both.get(verdict).expect(200);
    person.get(page).expect(200);
  }

  @Test
  void hidesWhereAJudgeDiffersOnAnswersThatAnotherQueueHadLabelled() {
    Project measured = server.project();
    var calibrated = new CalibrationSeed(server, measured);
    String page = "!/projects/" + measured.name() + "/calibrations/" + calibrated.measured();
    String line = "The passage says so.";
    Client person = server.browser(measured, Role.ANNOTATOR);
    assertThat(person.get(page).expect(200).body()).contains(line);

    calibrated.asked().open(1);
    assertThat(person.get(page).expect(200).body()).doesNotContain(line);
    assertThat(server.browser(measured, Role.LEAD).get(page).expect(200).body()).contains(line);
  }

  @Test
  void whoComparesTwoRunsDoesNotLearnWhichAnswerIsTheCandidates() {
    Client one = server.token(project, Role.ANNOTATOR);
    Client person = server.browser(project, Role.ANNOTATOR);
    RunId baseline = new RunId(server.get(Ids.class).next());
    assertThat(page(person, "/outcomes/1").body()).contains(QueueSeed.answer(1));

    QueueId queue = compare(baseline);
    String path = "/annotations/queues/" + queue;
    assertThat(one.get(path).expect(200).json().has("source")).isFalse();
    assertThat(one.get("/annotations/queues").expect(200).body())
        .contains(queue.toString())
        .doesNotContain(baseline.toString(), seed.run().toString());
    assertThat(page(person, "/outcomes/1").body())
        .contains(HIDDEN, "which of two is better")
        .doesNotContain(QueueSeed.answer(1), "<dt>Took", "<dt>Tokens");
    one.get("/suites/runs/" + seed.run() + "/outcomes").expect(403);
    assertThat(lead.get(path).expect(200).text("/source/candidate"))
        .isEqualTo(seed.run().toString());

    close(queue);
    assertThat(one.get(path).text("/source/candidate")).isEqualTo(seed.run().toString());
    assertThat(page(person, "/outcomes/1").body()).contains(QueueSeed.answer(1));
  }

  @Test
  void whatAQueueCameToIsHiddenFromThoseWhomASecondOneAsks() {
    Client one = server.token(project, Role.ANNOTATOR);
    QueueId first = seed.open(1);
    for (int i = 0; i < 4; i++) {
      String task =
          one.post("/annotations/queues/" + first + "/next", "{\"desk\":\"tab\"}")
              .expect(200)
              .text("/task/id");
      one.post("/annotations/tasks/" + task + "/submit", "{\"label\":\"pass\"}").expect(200);
    }
    close(first);
    String criterion = lead.get("/criteria").expect(200).text("/items/0/id");
    String pairs = "/criteria/" + criterion + "/pairs";
    lead.post(pairs, "").expect(200);
    assertThat(lineage(one)).contains("pass, said by a person");
    assertThat(one.get(pairs).expect(200).json().at("/items")).isNotEmpty();

    QueueId second = seed.open(1);

    assertThat(lineage(one)).contains("hidden while you are asked").doesNotContain("pass, said");
    assertThat(lineage(lead)).contains("pass, said by a person");
    assertThat(one.get(pairs).expect(200).json().at("/items")).isEmpty();
    assertThat(lead.get(pairs).expect(200).json().at("/items")).isNotEmpty();
    close(second);
    assertThat(lineage(one)).contains("pass, said by a person");
  }

  /** A queue that compares the run with another, whose pairs nobody has made yet. */
  private QueueId compare(RunId baseline) {
    var queue = new QueueId(server.get(Ids.class).next());
    var criterion =
        server
            .get(Criteria.class)
            .create(project.id(), "better", "Which says more?", new Actor.BySystem());
    var plan =
        new QueuePlan(
            "Pairs",
            criterion.id(),
            new LabelKind.Pairwise(),
            Optional.empty(),
            new ItemSource.RunPairs(baseline, seed.run()),
            QueuePlan.ITEMS_MAX,
            1,
            false,
            List.of(),
            Duration.ofDays(7),
            Fallback.HOLD);
    var input =
        new AnnotateInput(project.id(), queue, plan, new Actor.BySystem(), Optional.empty());
    server.get(Queues.class).prepare(input, "");
    return queue;
  }

  private List<String> routes() {
    String run = "/suites/runs/" + seed.run();
    return List.of(
        run + "/outcomes",
        run + "/outcomes?failed=true",
        run + "/export?format=csv",
        run + "/export?format=json",
        run + "/slices",
        run + "/groups",
        run + "/corrected",
        run + "/safety");
  }

  private Answer page(Client person, String path) {
    return person
        .get("!/projects/" + project.name() + "/suites/runs/" + seed.run() + path)
        .expect(200);
  }

  private String lineage(Client client) {
    return client.get("/lineage/outcome/" + seed.run() + "%2F1").expect(200).body();
  }

  private void close(QueueId queue) {
    var name = new QueueName(project.id(), queue);
    server
        .get(QueueClosings.class)
        .close(new QueueClosing(name, QueueState.CLOSED, new Actor.BySystem()));
  }
}
