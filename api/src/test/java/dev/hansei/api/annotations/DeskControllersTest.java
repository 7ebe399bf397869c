package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.Deadline;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The lead's desk by REST. */
class DeskControllersTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client one = server.token(project, Role.ANNOTATOR);
  private final QueueSeed seed = new QueueSeed(server, project, 12);

  @Test
  void goldLooksLikeAnyOtherTaskToWhoLabels() {
    String queue = "/annotations/queues/" + seed.open(1);
    JsonNode marked = mark(queue, 0, "fail").json();
    assertThat(marked.path("taken").asInt()).isEqualTo(1);
    String gold = lead.get(queue + "/gold").expect(200).text("/items/0/task");
    one.get(queue + "/gold").expect(403);
    assertThat(lead.get(queue).text("/planned")).isEqualTo("11");

    Set<Set<String>> shapes = new HashSet<>();
    List<String> given = new ArrayList<>();
    for (int label = 0; label < 10; label++) {
      given.add(labelNext(queue, shapes));
    }
    assertThat(given).as("one of each ten").contains(gold);
    assertThat(shapes).as("a task, and a label").hasSize(2);
    JsonNode item = lead.get(queue + "/gold").json().at("/items/0");
    assertThat(item.path("answered").asInt()).isEqualTo(1);
    assertThat(item.path("right").asInt()).isZero();
    assertThat(lead.get(queue).text("/counts/labelled")).isEqualTo("9");
    assertThat(lead.get(queue + "/labels").expect(200).body()).doesNotContain(gold);

    JsonNode person = lead.get(queue + "/people").expect(200).json().at("/items/0");
    assertThat(person.path("labels").asInt()).isEqualTo(9);
    assertThat(person.path("goldAnswered").asInt()).isEqualTo(1);
    assertThat(person.path("goldAdvice").asText()).isEqualTo("too-few");
    assertThat(lead.get("/annotations/people").expect(200).json().path("items")).isNotEmpty();
    one.get("/annotations/people").expect(403);

    assertThat(
            lead.post(queue + "/gold/" + gold + "/retire", "")
                .expect(200)
                .json()
                .at("/items/0")
                .has("retiredAt"))
        .isTrue();
    lead.post(queue + "/gold/" + UUID.randomUUID() + "/retire", "").expect(404);
  }

  /** Passes the next task, and tells which; adds the names in the task and in the answer. */
  private String labelNext(String queue, Set<Set<String>> shapes) {
    Answer next = one.post(queue + "/next", "{\"desk\":\"tab\"}").expect(200);
    shapes.add(names(next.json().path("task")));
    assertThat(next.text("/task/purpose")).isEqualTo("review");
    String task = next.text("/task/id");
    Answer said =
        one.post("/annotations/tasks/" + task + "/submit", "{\"label\":\"pass\"}").expect(200);
    assertThat(said.text("/purpose")).isEqualTo("review");
    shapes.add(names(said.json()));
    return task;
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void linesOfGoldThatCannotBeUsedAreListed() {
    String queue = "/annotations/queues/" + seed.open(1);
    assertThat(mark(queue, 40, "pass").text("/rejected/0/code")).isEqualTo("unmatched");
    assertThat(mark(queue, 0, "maybe").text("/rejected/0/code")).isEqualTo("unfit");
    Answer nameless = gold(queue, "{\"label\":\"pass\",\"reason\":\"r\"}");
    assertThat(nameless.json().path("rejected")).hasSize(1);
    assertThat(mark(queue, 1, "pass").text("/taken")).isEqualTo("1");
    assertThat(mark(queue, 1, "fail").text("/changed")).isEqualTo("1");
  }

  private Answer mark(String queue, int item, String label) {
    return gold(
        queue,
        "{\"question\":\"%s\",\"output\":\"%s\",\"label\":\"%s\",\"reason\":\"known\"}"
            .formatted(QueueSeed.question(item), QueueSeed.answer(item), label));
  }

  private Answer gold(String queue, String line) {
    return lead.post(queue + "/gold", "application/jsonl", line.getBytes(StandardCharsets.UTF_8))
        .expect(200);
  }

  @Test
  void whoIsRemindedIsToldInPerson() {
    QueueId id = seed.open(1);
    assertThat(one.get("/annotations/notices").expect(200).json().path("items")).isEmpty();
    server.get(Queues.class).late(new QueueName(project.id(), id), Deadline.Step.REMIND);
    assertThat(one.get("/annotations/notices").expect(200).text("/items/0/sentence"))
        .contains("labels are missing in 'Snapshots'");
    var browser = server.browser(project, Role.ANNOTATOR);
    server.get(Queues.class).late(new QueueName(project.id(), id), Deadline.Step.FALL_BACK);
    assertThat(lead.get("/annotations/notices").text("/items/0/step")).isEqualTo("fall-back");
    assertThat(browser).isNotNull();
  }

  @Test
  void theDeskOfAQueueIsChecked() {
    String body = "{\"name\":\"q\",\"criterion\":\"grounded\",\"runs\":[\"%s\"],\"desk\":%s}";
    Answer refused =
        lead.post("/annotations/queues", body.formatted(seed.run(), "{\"goldShare\":0.9}"))
            .expect(400);
    assertThat(refused.text("/field")).isEqualTo("desk.goldShare");
    lead.post(
            "/annotations/queues",
            body.formatted(seed.run(), "{\"exclude\":[\"nobody@example.org\"]}"))
        .expect(400);
    assertThat(
            lead.post(
                    "/annotations/queues",
                    body.formatted(seed.run(), "{\"goldShare\":0.2,\"allowOwnWork\":true}"))
                .expect(503)
                .text("/code"))
        .isEqualTo("temporal-unavailable");
    assertThat(lead.get("/annotations/disputes").expect(200).json().path("items")).isEmpty();
  }
}
