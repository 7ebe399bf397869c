package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.traces.NodeScripts;
import dev.hansei.api.traces.SenderScripts;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OpenFeature's SDKs with their OFREP providers, unchanged, evaluate live prompts as flags. */
class OfrepIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LiveSeed seed = new LiveSeed(ApiServer.running());

  @Test
  void python() throws Exception {
    var scripts = new SenderScripts("senders-openfeature", "requirements-openfeature.txt");
    scripts.install();
    seed.shared("answer");
    assertFound(JSON.readTree(scripts.run("flags_openfeature.py", told())));
  }

  @Test
  void javaScript() throws Exception {
    NodeScripts.install();
    seed.shared("answer");
    assertFound(JSON.readTree(NodeScripts.run("flags_openfeature.js", told())));
  }

  @Test
  void java() {
    seed.shared("answer");
    assertFound(new OpenFeatureFlags(seed.base()).found(seed.secret()));
  }

  private Map<String, String> told() {
    return Map.of("HANSEI_URL", seed.base(), "HANSEI_TOKEN", seed.secret());
  }

  private void assertFound(JsonNode found) {
    assertThat(found.at("/message").asText()).isEqualTo("Answer.");
    assertThat(found.at("/variant").asText()).isEqualTo("v1");
    assertThat(found.at("/reason").asText()).endsWith("STATIC");
    assertThat(found.at("/name").asText()).isEqualTo("answer");
    assertThat(found.at("/number").asInt()).isEqualTo(1);
    assertThat(found.at("/text").asText()).isEqualTo("Answer.");
    for (int caller = 0; caller < 12; caller++) {
      assertThat(found.at("/keyed/" + caller).asText())
          .as("as by REST")
          .isEqualTo("v" + seed.application.get("/prompts/answer?key=u-" + caller).text("/number"));
    }
    assertThat(found.at("/missing").asText()).contains("FLAG_NOT_FOUND");
    assertThat(found.at("/wrong_type").asText()).contains("TYPE_MISMATCH");
    assertThat(found.at("/stranger").asText()).contains("GENERAL");
  }
}
