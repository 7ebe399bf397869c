package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.traces.NodeScripts;
import dev.hansei.api.traces.SenderScripts;
import dev.hansei.workflows.prompts.Stage;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Langfuse's own clients, unchanged, fetch prompts from here. */
class LangfusePromptsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LiveSeed seed = new LiveSeed(ApiServer.running());

  @Test
  void pythonOfVersionThree() throws Exception {
    python("senders-langfuse3", "requirements-langfuse3.txt");
  }

  @Test
  void pythonOfVersionFive() throws Exception {
    python("senders-langfuse5", "requirements-langfuse5.txt");
  }

  @Test
  void javaScript() throws Exception {
    NodeScripts.install();
    live();
    assertFound(JSON.readTree(NodeScripts.run("prompts_langfuse.js", told())));
  }

  private void python(String folder, String requirements) throws Exception {
    var scripts = new SenderScripts(folder, requirements);
    scripts.install();
    live();
    assertFound(JSON.readTree(scripts.run("prompts_langfuse.py", told())));
  }

  private Map<String, String> told() {
    return Map.of(
        "LANGFUSE_HOST", seed.base(),
        "LANGFUSE_PUBLIC_KEY", "pk-lf-anything",
        "LANGFUSE_SECRET_KEY", seed.leadSecret());
  }

  /** Version 1 in production, 2 tried on half of the keys and live in team; 3 nowhere. */
  private void live() {
    var id = seed.shared("answer");
    seed.move(id, Stage.TEAM, seed.version("answer", "Answer briefly."), 0);
    seed.version("answer", "Answer at once.");
    var yaml =
        """
        messages: [{role: user, content: "Answer {{question}}"}]
        variables: [question]
        application: {langfuse: {type: text}}
        """;
    seed.move(seed.prompt("plain"), Stage.PRODUCTION, seed.push("plain", yaml), 0);
  }

  private void assertFound(JsonNode found) {
    assertThat(found.at("/version").asInt()).isEqualTo(1);
    assertThat(found.at("/labels/0").asText()).isEqualTo("production");
    assertThat(found.at("/temperature").asDouble()).isEqualTo(0.2);
    assertThat(found.at("/compiled").findValuesAsText("content"))
        .containsExactly("Answer.", "How long?");
    assertThat(found.at("/compiled").findValuesAsText("role")).containsExactly("system", "user");
    assertThat(found.at("/team").asInt()).isEqualTo(2);
    assertThat(found.at("/latest").asInt()).isEqualTo(3);
    assertThat(found.at("/second").asInt()).isEqualTo(2);
    assertThat(found.at("/text").asText()).isEqualTo("Answer How long?");
    for (int caller = 0; caller < 12; caller++) {
      assertThat(found.at("/keyed/" + caller).asText())
          .as("as by REST")
          .isEqualTo(seed.application.get("/prompts/answer?key=u-" + caller).text("/number"));
    }
    assertThat(found.at("/fallback").asBoolean()).isTrue();
    assertThat(found.at("/listed").toString()).isEqualTo("[\"answer\",\"plain\"]");
    assertThat(found.at("/moved").asText()).contains("hansei promotions request");
    assertThat(found.at("/labelled").asText()).contains("hansei promotions request");
    assertThat(found.at("/saved").asInt()).isEqualTo(1);
    assertThat(seed.lead.get("/prompts/new/versions/1").expect(200).text("/content/variables/0"))
        .isEqualTo("question");
  }
}
