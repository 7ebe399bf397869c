package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who uses a prompt, how its scores went, and copies of it in other projects. */
class PromptUsesTest {
  private static final String YAML =
      """
      messages: [{role: user, content: "{{question}} NUMBER"}]
      variables: [question]
      application: {adapter: 5b1f, retrievalDepth: 3, index: {documentId: handbook, name: main}}
      note: "number NUMBER"
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.everything(project);

  @Test
  void usesAreCountedByVersionAndTogether() {
    var first = push(lead, 1);
    var second = push(lead, 2);
    var runs = new FinishedRuns(server, project, 3);
    runs.of(id(first), 0.4);
    runs.of(id(second), 0.6);
    runs.of(id(second), 0.7);
    trace("t-1", "1");
    trace("t-2", "v2");
    trace("t-3", "2");

    var uses = lead.get("/prompts/answer/uses?version=2").expect(200);
    assertThat(uses.text("/uses/0/what")).isEqualTo("suite runs");
    assertThat(uses.text("/uses/0/count")).isEqualTo("2");
    assertThat(uses.text("/uses/0/path")).isEqualTo("/lineage/prompt-version/" + id(second));
    assertThat(uses.text("/uses/1/count")).isEqualTo("0");
    assertThat(uses.text("/uses/5/what")).startsWith("traces");
    assertThat(uses.text("/uses/5/count")).isEqualTo("2");
    var all = lead.get("/prompts/answer/uses").expect(200);
    assertThat(all.text("/uses/0/count")).isEqualTo("3");
    assertThat(all.text("/uses/5/count")).isEqualTo("3");
    lead.get("/prompts/answer/uses?version=9").expect(404);
  }

  @Test
  void scoresAreDrawnOverAllVersions() {
    var runs = new FinishedRuns(server, project, 5);
    for (int number = 1; number <= 60; number++) {
      var version = push(lead, number);
      if (number == 1 || number == 30 || number == 60) {
        double score = number / 100.0;
        runs.measured(id(version), score, score, score, score, score);
      }
    }
    var browser = server.browser(project, Role.LEAD);
    var page = browser.get("!/projects/" + project.name() + "/prompts/answer").expect(200).body();
    assertThat(page).contains("<polyline", "over 3 versions", ">v1</text>", ">v60</text>");
    var old =
        browser
            .get("!/projects/" + project.name() + "/prompts/answer?version=60&against=1")
            .expect(200)
            .body();
    assertThat(old).contains("What changed from v1 to v60", "By meaning", "likeness");
    var change = lead.get("/prompts/answer/changes?from=1&to=60").expect(200);
    assertThat(change.json().at("/sentences")).hasSize(1);
    assertThat(change.text("/sentences/0/kind")).isEqualTo("reworded");
    assertThat(change.json().at("/lines").toString()).contains("- {{question}} 1");
    lead.get("/prompts/answer/changes?from=1&to=61").expect(404);
  }

  @Test
  void aCopyIsMadeOnceAndSaysWhatItPointsTo() {
    push(lead, 1);
    push(lead, 2);
    var other = server.project();
    var there = server.token(other, Role.LEAD);
    var secret = there.headers().getOrDefault("Authorization", "").replace("Bearer ", "");
    var body = "{\"to\":\"%s\",\"all\":true}".formatted(other.name());
    assertThat(lead.post("/prompts/answer/copies", body).expect(403).text("/code"))
        .isEqualTo("second-token-needed");
    for (String tried : List.of(body, "{\"to\":\"not-there\",\"all\":true}")) {
      var refused = lead.with("Hansei-To-Token", "hsi_x").post("/prompts/answer/copies", tried);
      assertThat(refused.expect(403).text("/code"))
          .as("whether it is there or not")
          .isEqualTo("second-token-refused");
    }

    var both = lead.with("Hansei-To-Token", secret);
    var copied = both.post("/prompts/answer/copies", body).expect(201);
    assertThat(copied.text("/versions/1/number")).isEqualTo("2");
    assertThat(copied.text("/versions/1/made")).isEqualTo("true");
    assertThat(copied.text("/left/0/field")).isEqualTo("application.adapter");
    assertThat(copied.text("/left/1/field")).isEqualTo("application.index.documentId");
    assertThat(copied.json().at("/left")).hasSize(4);
    var made = there.get("/prompts/answer/versions/2").expect(200);
    assertThat(made.text("/sha256"))
        .isEqualTo(lead.get("/prompts/answer/versions/2").text("/sha256"));
    assertThat(made.text("/note")).startsWith("copied from " + project.name() + "/answer@2: ");
    var again = both.post("/prompts/answer/copies", body).expect(201);
    assertThat(again.text("/versions/0/made")).isEqualTo("false");
    assertThat(there.get("/prompts/answer/versions").json().at("/items")).hasSize(2);

    var browser = server.browser(project, Role.LEAD);
    var page = "!/projects/" + project.name() + "/prompts/answer/copy";
    browser.form(page, "version=1&to=" + other.name()).expect(404);
  }

  @Test
  void aCopyThatIsRefusedLeavesNoPromptAndParentsAreThoseOfTheOriginals() {
    lead.post("/prompts", "{\"name\":\"tone\"}").expect(201);
    yaml("tone", "messages: [{role: system, content: Be brief.}]\n");
    lead.post("/prompts", "{\"name\":\"answer\"}").expect(201);
    yaml(
        "answer",
        "messages: [{role: system, content: \"{{>t}}\"}]\npartials: {t: {prompt: tone, number: 1}}\n");
    var other = server.project();
    var there = server.token(other, Role.LEAD);
    var secret = there.headers().getOrDefault("Authorization", "").replace("Bearer ", "");
    var both = lead.with("Hansei-To-Token", secret);
    var body = "{\"to\":\"%s\",\"all\":true}".formatted(other.name());
    assertThat(both.post("/prompts/answer/copies", body).expect(422).text("/code"))
        .isEqualTo("partial-missing");
    there.get("/prompts/answer").expect(404);

    yaml("tone", "messages: [{role: system, content: Be long.}]\n");
    yaml("tone", "messages: [{role: system, content: Be kind.}]\nparent: 1\n");
    both.post("/prompts/tone/copies", body).expect(201);
    assertThat(there.get("/prompts/tone/versions/2").expect(200).json().path("parent").isTextual())
        .as("it had none")
        .isFalse();
    assertThat(there.get("/prompts/tone/versions/3").text("/parent"))
        .isEqualTo(there.get("/prompts/tone/versions/1").text("/id"));
  }

  private void yaml(String prompt, String text) {
    lead.post(
            "/prompts/" + prompt + "/versions",
            "application/yaml",
            text.getBytes(StandardCharsets.UTF_8))
        .expect(201);
  }

  private static PromptVersionId id(Answer version) {
    return PromptVersionId.of(version.text("/id"));
  }

  private static Answer push(Client client, int number) {
    client.post("/prompts", "{\"name\":\"answer\"}");
    var yaml = YAML.replace("NUMBER", "" + number).getBytes(StandardCharsets.UTF_8);
    return client.post("/prompts/answer/versions", "application/yaml", yaml).expect(201);
  }

  private void trace(String id, String version) {
    var line =
        "{\"externalId\":\"%s\",\"input\":\"q\",\"output\":\"a\",\"promptName\":\"answer\",\"promptVersion\":\"%s\",\"startedAt\":\"%s\"}"
            .formatted(id, version, Instant.now().minusSeconds(60));
    lead.post("/traces", "application/jsonl", line.getBytes(StandardCharsets.UTF_8)).expect(200);
  }
}
