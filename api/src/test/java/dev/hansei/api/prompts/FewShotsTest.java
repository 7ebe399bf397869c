package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.prompts.Stage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Examples and settings of providers, from the file to whoever fetches the prompt. */
class FewShotsTest {
  private static final String WITH_EXAMPLES =
      """
      messages:
        - role: system
          content: "Add."
        - role: user
          content: "{{question}} ({{scale}})"
      variables:
        - question
        - scale
      schemas:
        scale:
          enum:
            - 1
            - 10
      examples:
        - values:
            question: 1 + 1?
            scale: 10
          answer: |
            20
            twenty
      settings:
        temperature: 0.2
      providers:
        gemini:
          maxTokens: 900
      """;

  private final LiveSeed seed = new LiveSeed(ApiServer.running());

  @Test
  void theFileIsTheVersion() {
    seed.prompt("sums");
    var first = seed.push("sums", WITH_EXAMPLES);
    byte[] file = seed.lead.get("/prompts/sums/versions/1/file").expect(200).bytes();
    String text = new String(file, StandardCharsets.UTF_8);
    assertThat(text.substring(text.indexOf('\n') + 1))
        .isEqualTo(WITH_EXAMPLES.replace("question: 1 + 1?", "question: \"1 + 1?\""));
    assertThat(push(text).expect(201).text("/id")).isEqualTo(first.toString());
  }

  @Test
  void whoeverFetchesItGetsTheTurns() {
    seed.move(seed.prompt("sums"), Stage.PRODUCTION, seed.push("sums", WITH_EXAMPLES), 0);
    var served = seed.application.get("/prompts/sums").expect(200);
    assertThat(served.text("/content/messages/1/content")).isEqualTo("1 + 1? (10)");
    assertThat(served.text("/content/messages/2/role")).isEqualTo("assistant");
    assertThat(served.text("/content/messages/2/content")).isEqualTo("20\ntwenty\n");
    assertThat(served.text("/content/messages/3/content")).isEqualTo("{{question}} ({{scale}})");
    assertThat(served.json().at("/content/examples").isMissingNode()).isTrue();
    assertThat(served.text("/content/providers/gemini/maxTokens")).isEqualTo("900");
    var langfuse = seed.application.get("!/api/public/v2/prompts/sums").expect(200);
    assertThat(langfuse.json().at("/prompt")).hasSize(4);
    assertThat(langfuse.text("/prompt/2/content")).isEqualTo("20\ntwenty\n");
    assertThat(langfuse.text("/config/providers/gemini/maxTokens")).isEqualTo("900");
  }

  @Test
  void whatIsNoExampleIsRefused() {
    seed.prompt("sums");
    assertThat(push(WITH_EXAMPLES.replace("scale: 10", "scale: 3")).expect(400).text("/detail"))
        .contains("'scale': does not have a value in the enumeration");
    var without = push(WITH_EXAMPLES.replace("      scale: 10\n", "")).expect(400);
    assertThat(without.text("/detail")).contains("example 1", "'scale' has no value");
    assertThat(push(WITH_EXAMPLES.replace("gemini:", "gem/ini:")).expect(400).text("/detail"))
        .contains("providers");
  }

  private Answer push(String yaml) {
    return seed.lead.post(
        "/prompts/sums/versions", "application/yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }
}
