package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Without a workflow engine: labelling goes on, making and closing queues says that it is down. */
class AnnotationControllersTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client one = server.token(project, Role.ANNOTATOR);
  private final Client two = server.token(project, Role.ANNOTATOR);
  private final QueueSeed seed = new QueueSeed(server, project, 3);

  @Test
  void aTaskIsTakenLabelledAndTakenBackWhileTemporalIsDown() {
    String queue = "/annotations/queues/" + seed.open(1);
    Answer next = one.post(queue + "/next", "{\"desk\":\"tab\"}").expect(200);
    assertThat(next.text("/task/question")).startsWith("How long is snapshot");
    assertThat(next.text("/task/purpose")).isEqualTo("review");
    assertThat(next.json().at("/task/reference").isMissingNode()).as("not shown").isTrue();
    assertThat(next.text("/waiting")).isEqualTo("3");
    assertThat(one.post(queue + "/next", "{\"desk\":\"tab\"}").text("/task/id"))
        .isEqualTo(next.text("/task/id"));
    String task = "/annotations/tasks/" + next.text("/task/id");
    assertThat(two.post(queue + "/next", "{}").text("/task/id"))
        .isNotEqualTo(next.text("/task/id"));

    Answer kept = keyed(one, "k1").post(task + "/submit", "{\"label\":\"fail\"}").expect(200);
    assertThat(keyed(one, "k1").post(task + "/submit", "{\"label\":\"fail\"}").text("/id"))
        .isEqualTo(kept.text("/id"));
    assertThat(kept.text("/author/type")).isEqualTo("person");
    assertThat(one.post(task + "/submit", "{\"label\":\"pass\"}").expect(409).text("/code"))
        .isEqualTo("labelled-already");
    assertThat(lead.get(queue).text("/counts/labelled")).isEqualTo("1");
    assertThat(
            one.post("/annotations/" + kept.text("/id") + "/undo", "{}").expect(200).text("/held"))
        .isEqualTo("true");
    two.post("/annotations/" + kept.text("/id") + "/undo", "{}").expect(404);
    assertThat(lead.get(queue).text("/counts/labelled")).isEqualTo("0");
    one.post(task + "/give-back", "").expect(200);
  }

  @Test
  void whoIsLateIsToldWhatHappened() {
    QueueId id = seed.open(1);
    String queue = "/annotations/queues/" + id;
    String task = "/annotations/tasks/" + one.post(queue + "/next", "{}").text("/task/id");
    one.post(task + "/give-back", "").expect(200);
    Client other = two;
    JsonNode taken = other.post(queue + "/next", "{}").json();
    while (!task.endsWith(taken.at("/task/id").asText())) {
      taken =
          other
              .post(
                  queue + "/next", "{\"shown\":[\"%s\"]}".formatted(taken.at("/task/id").asText()))
              .json();
    }
    Answer late = one.post(task + "/submit", "{\"label\":\"pass\"}").expect(409);
    assertThat(late.text("/code")).isEqualTo("lease-lost");
    assertThat(late.text("/detail")).contains("somebody else has it now");
    assertThat(one.post(task + "/extend", "{\"lease\":1}").expect(200).text("/held"))
        .isEqualTo("false");
  }

  @Test
  void nobodySeesALabelOfATaskThatCouldStillBeReviewedBlind() {
    QueueId id = seed.open(2);
    String queue = "/annotations/queues/" + id;
    Answer next = one.post(queue + "/next", "{}").expect(200);
    String task = "/annotations/tasks/" + next.text("/task/id");
    one.post(task + "/submit", "{\"label\":\"pass\",\"note\":\"as the passage says\"}").expect(200);
    assertThat(lead.get(queue + "/tasks").expect(200).body()).doesNotContain("as the passage says");
    one.get(queue + "/tasks").expect(403);
    assertThat(two.post(queue + "/next", "{}").body()).doesNotContain("as the passage says");
    assertThat(one.post(queue + "/next", "{}").text("/task/id"))
        .isNotEqualTo(next.text("/task/id"));
  }

  @Test
  void nobodyWhoReviewsLearnsWhetherTheOtherOneAgreed() {
    String queue = "/annotations/queues/" + seed.open(2);
    String task = "/annotations/tasks/" + one.post(queue + "/next", "{}").text("/task/id");
    one.post(task + "/submit", "{\"label\":\"pass\"}").expect(200);
    two.post(task + "/submit", "{\"label\":\"fail\"}").expect(200);
    assertThat(lead.get(queue).text("/counts/disputed")).isEqualTo("1");
    assertThat(one.get(queue).text("/counts/disputed")).isEqualTo("0");
    assertThat(one.get(queue).text("/counts/labelled")).isEqualTo("1");
    assertThat(one.get("/annotations/queues").text("/items/0/counts/disputed")).isEqualTo("0");
  }

  @Test
  void rolesAndBodiesAreChecked() {
    String queue = "/annotations/queues/" + seed.open(1);
    Client stranger = server.token(project, Role.DEVELOPER);
    stranger.post(queue + "/next", "{}").expect(403);
    assertThat(one.post("/annotations/queues", "{}").expect(403).text("/code"))
        .isEqualTo("role-needed");
    String task = "/annotations/tasks/" + one.post(queue + "/next", "{}").text("/task/id");
    assertThat(one.post(task + "/submit", "{\"label\":\"maybe\"}").expect(422).text("/code"))
        .isEqualTo("label-unknown");
    assertThat(one.post(task + "/skip", "{\"reason\":\"bored\"}").expect(400).text("/field"))
        .isEqualTo("reason");
    assertThat(one.post(task + "/skip", "{\"reason\":\"cannot-judge\"}").expect(200).text("/state"))
        .isEqualTo("skipped");
    assertThat(one.post(task + "/unskip", "{}").expect(200).text("/held")).isEqualTo("true");
    one.post("/annotations/queues/" + UUID.randomUUID() + "/next", "{}").expect(404);
    server.everything(server.project()).get(queue).expect(404);
  }

  @Test
  void queuesAreMadeAndClosedOnlyWhileTemporalAnswers() {
    QueueId id = seed.open(1);
    String body =
        "{\"name\":\"q\",\"criterion\":\"grounded\",\"runs\":[\"%s\"],\"reviewers\":2}"
            .formatted(seed.run());
    assertThat(
            lead.post(
                    "/annotations/queues",
                    "application/yaml",
                    body.getBytes(StandardCharsets.UTF_8))
                .expect(503)
                .text("/code"))
        .as("JSON is YAML too")
        .isEqualTo("temporal-unavailable");
    assertThat(lead.post("/annotations/queues", body).expect(503).text("/code"))
        .isEqualTo("temporal-unavailable");
    lead.post("/annotations/queues/" + id + "/close", "").expect(503);
    assertThat(
            lead.post("/annotations/queues", body.replace("grounded", "witty"))
                .expect(404)
                .text("/code"))
        .isEqualTo("criterion-not-found");
    assertThat(
            lead.post("/annotations/queues", body.replace("2}", "6}")).expect(400).text("/field"))
        .isEqualTo("reviewers");
    assertThat(
            lead.post("/annotations/queues", body.replace("2}", "2,\"categories\":[\"one\"]}"))
                .expect(400)
                .text("/field"))
        .isEqualTo("categories");
    assertThat(lead.get("/annotations/queues?open=true").expect(200).json().at("/items"))
        .hasSize(1);
  }

  @Test
  void labelsComeFromAFileAndGoToOne() {
    String queue = "/annotations/queues/" + seed.open(1);
    String lines =
        """
        {"item":"%s","label":"pass","author":{"type":"outside","name":"HaluEval"}}
        {"question":"%s","output":"%s","label":"fail","author":{"type":"model","name":"gpt-4o"}}
        {"question":"What?","output":"That.","label":"fail","author":{"type":"model","name":"gpt-4o"}}
        {"item":"%s","label":"pass","author":{"type":"person","personId":"%s"}}
        nonsense
        """
            .formatted(
                ItemKey.of(QueueSeed.question(0), QueueSeed.answer(0)),
                QueueSeed.question(1),
                QueueSeed.answer(1),
                ItemKey.of(QueueSeed.question(2), QueueSeed.answer(2)),
                UUID.randomUUID());
    byte[] file = lines.getBytes(StandardCharsets.UTF_8);
    Answer read = lead.post(queue + "/labels", "application/jsonl", file).expect(200);
    assertThat(read.text("/taken")).isEqualTo("2");
    assertThat(read.text("/unmatched")).isEqualTo("1");
    assertThat(read.json().at("/rejected")).hasSize(3);
    assertThat(lead.post(queue + "/labels", "application/jsonl", file).text("/taken"))
        .as("again")
        .isEqualTo("0");
    one.post(queue + "/labels", "application/jsonl", file).expect(403);

    JsonNode labels = lead.get(queue + "/labels").expect(200).json().at("/items");
    assertThat(labels).hasSize(2);
    labels.forEach(label -> {
      boolean byModel = label.at("/annotations/0/author/type").asText().equals("model");
      assertThat(label.at("/human").asBoolean()).isEqualTo(!byModel);
      assertThat(label.at("/split").asText()).isEqualTo("align");
      assertThat(label.at("/output").asText()).startsWith("Snapshot");
    });
  }

  private static Client keyed(Client client, String key) {
    return client.with("Idempotency-Key", key);
  }
}
