package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StageMove;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PromptControllersTest {
  private static final String YAML =
      """
      messages:
        - role: system
          content: "Answer from the passages. {{context}}"
        - role: user
          content: "{{question}}"
      variables: [question, context]
      settings: {temperature: 0.2}
      application: {retrievalDepth: 3}
      note: first
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private final Client application = server.token(project, Role.DEVELOPER);

  @Test
  void theSameContentIsTheSameVersion() {
    lead.post("/prompts", "{\"name\":\"answer\"}").expect(201);

    var first = push("answer", YAML).expect(201);
    assertThat(first.text("/number")).isEqualTo("1");
    assertThat(first.header("location")).endsWith("/prompts/answer/versions/1");
    assertThat(push("answer", YAML).text("/id")).isEqualTo(first.text("/id"));
    var second = push("answer", YAML.replace("3", "5") + "parent: 1\n").expect(201);
    assertThat(second.text("/parent")).isEqualTo(first.text("/id"));
    assertThat(lead.get("/prompts/answer/versions").expect(200).text("/items/0/number"))
        .isEqualTo("2");
    assertThat(lead.get("/prompts/answer/versions/1").expect(200).text("/sha256"))
        .isEqualTo(first.text("/sha256"));
    lead.get("/prompts/answer/versions/9").expect(404);
    assertThat(lead.post("/prompts", "{\"name\":\"answer\"}").expect(409).text("/code"))
        .isEqualTo("prompt-exists");
  }

  @Test
  void theLivePromptIsServedUntilThePointerMoves() {
    lead.post("/prompts", "{\"name\":\"live\"}").expect(201);
    var first = push("live", YAML).expect(201);
    var second = push("live", YAML.replace("3", "5")).expect(201);
    assertThat(application.get("/prompts/live?stage=production").expect(404).text("/code"))
        .isEqualTo("nothing-live");

    move("live", first, 0);
    var served = application.get("/prompts/live?stage=production").expect(200);
    assertThat(served.text("/number")).isEqualTo("1");
    assertThat(served.text("/content/application/retrievalDepth")).isEqualTo("3");
    assertThat(served.text("/content/messages/0/role")).isEqualTo("system");
    assertThat(served.header("cache-control")).contains("max-age=10");
    String tag = served.header("etag");

    var unmoved = application.with("If-None-Match", tag).get("/prompts/live");
    assertThat(unmoved.expect(304).bytes()).isEmpty();
    assertThat(unmoved.header("etag")).isEqualTo(tag);

    move("live", second, 1);
    assertThat(application.with("If-None-Match", tag).get("/prompts/live").text("/number"))
        .isEqualTo("2");
  }

  @Test
  void templatesThatUseWhatIsNotDeclaredAreRefused() {
    lead.post("/prompts", "{\"name\":\"broken\"}").expect(201);

    var refused = push("broken", YAML.replace("[question, context]", "[question]")).expect(400);
    assertThat(refused.text("/field")).isEqualTo("messages");
    assertThat(refused.text("/detail")).contains("context");
    assertThat(push("broken", YAML.replace("role: user", "role: usr")).expect(400).text("/field"))
        .isEqualTo("messages[1].role");
    assertThat(push("broken", YAML.replace("0.2", "7")).expect(400).text("/field"))
        .startsWith("settings");
    assertThat(lead.post("/prompts", "{\"name\":\"a b\"}").expect(400).text("/field"))
        .isEqualTo("name");
    assertThat(application.get("/prompts/broken?stage=live").expect(400).text("/field"))
        .isEqualTo("stage");
  }

  @Test
  void onlyALeadWritesAndOthersProjectsAreNotThere() {
    lead.post("/prompts", "{\"name\":\"mine\"}").expect(201);

    application.post("/prompts", "{\"name\":\"x\"}").expect(403);
    application.post("/prompts/mine/versions", "application/yaml", bytes(YAML)).expect(403);
    server.everything(server.project()).get("/prompts/mine/versions").expect(404);
    lead.get("/prompts/unknown").expect(404);
  }

  private Answer push(String prompt, String yaml) {
    return lead.post("/prompts/" + prompt + "/versions", "application/yaml", bytes(yaml));
  }

  private void move(String prompt, Answer version, long from) {
    var id =
        server.get(Prompts.class).find(project.id(), new PromptName(prompt)).orElseThrow().id();
    var move = new StageMove(id, Stage.PRODUCTION, PromptVersionId.of(version.text("/id")), from);
    assertThat(server.get(StagePointers.class).move(project.id(), move, new Actor.BySystem()))
        .isTrue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
