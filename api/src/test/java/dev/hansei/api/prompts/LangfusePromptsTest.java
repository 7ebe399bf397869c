package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.prompts.Stage;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** Langfuse's doors for prompts; what its clients make of them LangfusePromptsIT tells. */
class LangfusePromptsTest {
  private static final String DOOR = "!/api/public/v2/prompts";

  private final LiveSeed seed = new LiveSeed(ApiServer.running());

  @Test
  void aPromptByLabelAndByVersion() {
    var id = seed.prompt("answer");
    seed.move(id, Stage.PRODUCTION, seed.version("answer", "Answer."), 0);
    seed.move(id, Stage.TEAM, seed.version("answer", "Answer briefly."), 0);
    seed.version("answer", "Answer at once.");

    var live = get("/answer").expect(200);
    assertThat(live.text("/type")).isEqualTo("chat");
    assertThat(live.text("/version")).isEqualTo("1");
    assertThat(live.text("/prompt/0/role")).isEqualTo("system");
    assertThat(live.text("/prompt/0/content")).isEqualTo("Answer.");
    assertThat(live.text("/config/retrievalDepth")).isEqualTo("3");
    assertThat(live.text("/config/settings/temperature")).isEqualTo("0.2");
    assertThat(live.text("/labels/0")).isEqualTo("production");
    assertThat(live.json().at("/tags").isArray()).isTrue();
    assertThat(get("/answer?label=team").expect(200).text("/version")).isEqualTo("2");
    assertThat(get("/answer?label=latest").expect(200).text("/version")).isEqualTo("3");
    assertThat(get("/answer?version=2").expect(200).text("/labels/0")).isEqualTo("team");
    assertThat(get("/answer?version=3").expect(200).json().at("/labels")).isEmpty();
    get("/answer?version=2&label=team").expect(400);
    get("/answer?version=9").expect(404);
    get("/answer?label=dev").expect(404);
    get("/answer?label=staging").expect(404);
    assertThat(get("/none").expect(404).text("/error")).isEqualTo("LangfuseNotFoundError");
    assertThat(get("/none").text("/message")).contains("none");
  }

  @Test
  void aLabelWithAKeyIsSticky() {
    seed.shared("answer");
    for (int caller = 0; caller < 20; caller++) {
      var byRest = seed.application.get("/prompts/answer?key=u-" + caller).text("/number");
      assertThat(get("/answer?label=production@u-" + caller).expect(200).text("/version"))
          .isEqualTo(byRest);
    }
    assertThat(get("/answer").text("/version")).as("without a key, what is live").isEqualTo("1");
  }

  @Test
  void oneMessageMayBeAText() {
    var id = seed.prompt("plain");
    var yaml =
        """
        messages: [{role: user, content: "Answer {{question}}"}]
        variables: [question]
        application: {langfuse: {type: text}}
        """;
    seed.move(id, Stage.PRODUCTION, seed.push("plain", yaml), 0);
    var text = get("/plain").expect(200);
    assertThat(text.text("/type")).isEqualTo("text");
    assertThat(text.text("/prompt")).isEqualTo("Answer {{question}}");
  }

  @Test
  void promptsAreListedInNumberedPages() {
    seed.prompt("without-a-version");
    for (var name : new String[] {"c", "a", "b"}) {
      seed.move(seed.prompt(name), Stage.PRODUCTION, seed.version(name, "Answer."), 0);
    }
    seed.version("a", "Answer briefly.");
    var page = get("?limit=2").expect(200);
    assertThat(page.json().at("/data").findValuesAsText("name")).containsExactly("a", "b");
    assertThat(page.json().at("/data/0/versions").toString()).isEqualTo("[1,2]");
    assertThat(page.text("/data/0/labels/0")).isEqualTo("production");
    assertThat(page.text("/meta/totalItems")).isEqualTo("3");
    assertThat(page.text("/meta/totalPages")).isEqualTo("2");
    assertThat(get("?limit=2&page=2").json().at("/data").findValuesAsText("name"))
        .containsExactly("c");
    assertThat(get("?name=b").text("/meta/totalItems")).isEqualTo("1");
    get("?limit=1000").expect(400);
    get("?tag=x").expect(400);
  }

  @Test
  void aVersionIsSavedAndNothingGoesLive() {
    var chat =
        """
        {"name":"new","type":"chat","commitMessage":"from there","config":{"retrievalDepth":3},
         "prompt":[{"role":"system","content":"Be brief, {{name}}."},
                   {"type":"chatmessage","role":"user","content":"{{question}}"}]}
        """;
    var made = seed.lead.post(DOOR, chat).expect(200);
    assertThat(made.text("/version")).isEqualTo("1");
    assertThat(seed.lead.post(DOOR, chat).expect(200).text("/version")).as("same").isEqualTo("1");
    var saved = seed.lead.get("/prompts/new/versions/1").expect(200);
    assertThat(saved.json().at("/content/variables").toString())
        .isEqualTo("[\"name\",\"question\"]");
    assertThat(saved.text("/note")).isEqualTo("from there");
    get("/new").expect(404);
    var text = "{\"name\":\"new\",\"prompt\":\"Answer {{question}}\",\"labels\":[\"latest\"]}";
    assertThat(seed.lead.post(DOOR, text).expect(200).text("/type")).isEqualTo("text");
    seed.application.post(DOOR, text).expect(403);
    seed.lead.post(DOOR, text.replace("{{question}}", "{{question")).expect(400);
    seed.lead.post(DOOR, text.replace("\"new\"", "\"n w\"")).expect(400);
    seed.lead.post(DOOR, "{\"name\":\"new\",\"type\":\"chat\",\"prompt\":\"x\"}").expect(400);
  }

  @Test
  void whoeverMovesALabelIsToldTheCommand() {
    var labelled = "{\"name\":\"x\",\"prompt\":\"y\",\"labels\":[\"production\"]}";
    assertThat(seed.lead.post(DOOR, labelled).expect(403).text("/message"))
        .contains("hansei promotions request --prompt x");
    get("/x?version=1").expect(404);
    var moved =
        seed.lead.send(
            seed.lead
                .request(DOOR + "/answer/versions/2")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"newLabels\":[\"production\"]}")));
    assertThat(moved.expect(403).text("/message"))
        .contains("hansei promotions request --prompt answer --version 2");
    assertThat(moved.text("/error")).isEqualTo("read-only");
  }

  private Answer get(String path) {
    return seed.application.get(DOOR + path);
  }
}
