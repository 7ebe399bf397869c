package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Items that are brought: read, kept, labelled, and given out again with their ids. */
class ItemControllerTest {
  private static final String JSONL = "application/jsonl";

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final QueueSeed seed = new QueueSeed(server, project, 1);
  private final Client lead = server.token(project, Role.LEAD);
  private final Client annotator = server.token(project, Role.ANNOTATOR);

  @Test
  void badLinesCostTheOthersNothing() {
    String lines =
        """
        {"id": "1", "question": "Q1?", "answer": "A1", "context": ["plain", {"id": "p", "text": "scored", "score": 0.5}]}
        {"id": "2", "question": "Q2?"}
        not json
        {"id": "3", "messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Yes?"}, {"role": "user", "content": "Q3?"}, {"role": "assistant", "content": "A3"}], "split": "gate"}
        {"id": "4", "question": "Q4?", "a": "x", "b": "y"}
        {"id": "5", "question": "Q5?", "a": "x"}
        {"id": "6", "question": "Q6?", "answer": "x", "fields": {"from": "elsewhere"}, "reference": "z"}
        """;
    Answer brought = bring("mixed", lines).expect(200);
    assertThat(brought.text("/taken")).as(brought.body()).isEqualTo("3");
    assertThat(brought.json().path("rejected").findValuesAsText("line"))
        .containsExactly("2", "3", "5", "6");
    assertThat(brought.json().path("rejected").findValuesAsText("code"))
        .contains("pairs-mixed", "not-json");
    assertThat(brought.text("/set/pairs")).isEqualTo("false");
    assertThat(bring("mixed", lines).text("/set/id")).isEqualTo(brought.text("/set/id"));

    assertThat(lead.get("/annotations/items").text("/items/0/name")).isEqualTo("mixed");
    assertThat(lead.get("/annotations/items/mixed").expect(200).text("/items")).isEqualTo("3");
    lead.get("/annotations/items/unknown").expect(404);
    annotator.post("/annotations/items?name=x", JSONL, bytes(lines)).expect(403);
    assertThat(bring("none", "{}").expect(200).json().has("set")).isFalse();
    bring("", lines).expect(400);
  }

  @Test
  void anItemIsShownAndExportedWithItsId() {
    String set =
        bring(
                "single",
                "{\"id\": \"x/7\", \"question\": \"Q?\", \"answer\": \"A.\", \"split\": \"gate\"}")
            .text("/set/id");
    String queue = "/annotations/queues/" + seed.openBrought(set, 1, new LabelKind.PassFail());
    JsonNode task = annotator.post(queue + "/next", "{}").expect(200).json().path("task");
    assertThat(task.path("question").asText()).isEqualTo("Q?");
    assertThat(task.path("answer").asText()).isEqualTo("A.");
    assertThat(task.has("other")).isFalse();
    annotator
        .post("/annotations/tasks/" + task.path("id").asText() + "/submit", "{\"label\":\"pass\"}")
        .expect(200);
    JsonNode label = lead.get(queue + "/labels").expect(200).json().at("/items/0");
    assertThat(label.at("/source/type").asText()).isEqualTo("brought");
    assertThat(label.at("/source/set").asText()).isEqualTo(set);
    assertThat(label.at("/source/id").asText()).isEqualTo("x/7");
    assertThat(label.path("split").asText()).isEqualTo("gate");
    assertThat(label.has("run")).isFalse();
    assertThat(lead.get(queue).text("/source/type")).isEqualTo("brought");
  }

  @Test
  void whoeverComparesNeverLearnsWhichAnswerIsWhich() {
    var lines = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      lines.append(
          "{\"id\":\"%d\",\"question\":\"Q%d?\",\"a\":\"A%d\",\"b\":\"B%d\"}%n"
              .formatted(i, i, i, i));
    }
    String set = bring("pairs", lines.toString()).text("/set/id");
    QueueId id = seed.openBrought(set, 1, new LabelKind.Pairwise());
    String queue = "/annotations/queues/" + id;
    int turned = 0;
    for (int i = 0; i < 12; i++) {
      JsonNode task = annotator.post(queue + "/next", "{}").expect(200).json().path("task");
      assertThat(task.path("labels").toString()).isEqualTo("[\"first\",\"second\",\"tie\"]");
      turned += task.path("answer").asText().startsWith("B") ? 1 : 0;
      String path = "/annotations/tasks/" + task.path("id").asText() + "/submit";
      assertThat(annotator.post(path, "{\"label\":\"a\"}").expect(422).text("/code"))
          .isEqualTo("label-unknown");
      // Each time the better one is b, wherever it stands.
      String word = task.path("answer").asText().startsWith("B") ? "first" : "second";
      Answer kept = annotator.post(path, "{\"label\":\"%s\"}".formatted(word)).expect(200);
      assertThat(kept.text("/label")).isEqualTo(word);
    }
    assertThat(turned).isBetween(1, 11);
    JsonNode labels = lead.get(queue + "/labels").expect(200).json().path("items");
    assertThat(labels.findValuesAsText("label")).contains("b").doesNotContain("a", "first");
    assertThat(labels.path(0).path("output").asText()).startsWith("A");
    assertThat(labels.path(0).path("other").asText()).startsWith("B");
    assertThat(lead.get(queue + "/tasks").expect(200).text("/items/0/label")).isEqualTo("b");
  }

  @Test
  void aQueueHasOneSource() {
    String both =
        "{\"name\":\"n\",\"criterion\":\"grounded\",\"runs\":[\"%s\"],\"items\":\"x\"}"
            .formatted(seed.run());
    assertThat(lead.post("/annotations/queues", both).expect(400).body())
        .contains("Name one of runs, pairs, items, failures and traces");
    String same =
        "{\"name\":\"n\",\"criterion\":\"grounded\",\"pairs\":{\"baseline\":\"%s\",\"candidate\":\"%s\"}}"
            .formatted(seed.run(), seed.run());
    lead.post("/annotations/queues", same).expect(400);
    lead.post(
            "/annotations/queues",
            "{\"name\":\"n\",\"criterion\":\"grounded\",\"items\":\"unknown\"}")
        .expect(404);
    bring("two", "{\"question\": \"Q?\", \"a\": \"x\", \"b\": \"y\"}").expect(200);
    String categories =
        "{\"name\":\"n\",\"criterion\":\"grounded\",\"items\":\"two\",\"categories\":[\"x\",\"y\"]}";
    assertThat(lead.post("/annotations/queues", categories).expect(400).body())
        .contains("which is better");
    lead.post(
            "/annotations/queues",
            "{\"name\":\"n\",\"criterion\":\"grounded\",\"failures\":{\"mode\":\"%s\"}}"
                .formatted(seed.run()))
        .expect(404);
  }

  /** The workflow engine is away here, so what is understood whole is refused only by it. */
  @Test
  void setsAndFailuresAreSources() {
    bring("two", "{\"question\": \"Q?\", \"a\": \"x\", \"b\": \"y\"}").expect(200);
    for (String source :
        new String[] {
          "\"items\":\"two\"", "\"failures\":{}", "\"failures\":{\"reason\":\"refusal\"}"
        }) {
      String body = "{\"name\":\"n\",\"criterion\":\"grounded\",%s}".formatted(source);
      assertThat(lead.post("/annotations/queues", body).expect(503).text("/code"))
          .as(source)
          .isEqualTo("temporal-unavailable");
    }
  }

  private Answer bring(String name, String lines) {
    return lead.post("/annotations/items?name=" + name, JSONL, bytes(lines));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
