package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.prompts.Stage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A prompt with a piece of another one, from the file to whoever fetches it. */
class PartialsTest {
  private static final String WHOLE =
      """
      messages:
        - role: system
          content: |
            {{>tone}}
            Answer from: {{context}}
        - role: user
          content: "{{question}}"
      variables: [question, context]
      partials:
        tone: {prompt: house-tone, number: 1}
      """;

  private final LiveSeed seed = new LiveSeed(ApiServer.running());

  @BeforeEach
  void makeThePartial() {
    seed.prompt("house-tone");
    seed.push(
        "house-tone",
        "messages: [{role: system, content: \"Be brief, {{question}}.\"}]\n"
            + "variables: [question]\n");
  }

  @Test
  void theVersionHasTheTextAndTheFileThePin() {
    var id = seed.prompt("support");
    var first = seed.push("support", WHOLE);
    var version = seed.lead.get("/prompts/support/versions/1").expect(200);
    assertThat(version.text("/content/partials/tone/prompt")).isEqualTo("house-tone");
    assertThat(version.text("/content/partials/tone/text")).isEqualTo("Be brief, {{question}}.");
    String sha256 = version.text("/content/partials/tone/sha256");
    assertThat(sha256).isEqualTo(seed.lead.get("/prompts/house-tone/versions/1").text("/sha256"));

    byte[] file = seed.lead.get("/prompts/support/versions/1/file").expect(200).bytes();
    assertThat(new String(file, StandardCharsets.UTF_8))
        .contains("partials:\n  tone:\n    prompt: house-tone\n    number: 1\n    sha256: \"")
        .doesNotContain("Be brief");
    assertThat(push("support", file).expect(201).text("/id")).isEqualTo(first.toString());
    assertThat(id).isNotNull();
  }

  @Test
  void whoeverFetchesItGetsTheTextFilledIn() {
    seed.move(seed.prompt("support"), Stage.PRODUCTION, seed.push("support", WHOLE), 0);
    String filled = "Be brief, {{question}}.\nAnswer from: {{context}}\n";

    var served = seed.application.get("/prompts/support").expect(200);
    assertThat(served.text("/content/messages/0/content")).isEqualTo(filled);
    assertThat(served.json().at("/content/partials").isMissingNode()).isTrue();
    var langfuse = seed.application.get("!/api/public/v2/prompts/support").expect(200);
    assertThat(langfuse.text("/prompt/0/content")).isEqualTo(filled);
    assertThat(flag("support").text("/value/messages/0/content")).isEqualTo(filled);
    assertThat(flag("support@production.text").text("/value")).isEqualTo(filled);
  }

  @Test
  void aPartialsOwnExamplesAreNotItsText() {
    seed.push(
        "house-tone",
        """
        messages: [{role: user, content: "Ask: {{question}}"}]
        variables: [question]
        examples: [{values: {question: why}, answer: because}]
        """);
    seed.prompt("support");
    seed.push("support", WHOLE.replace("number: 1", "number: 2"));

    var version = seed.lead.get("/prompts/support/versions/1").expect(200);
    assertThat(version.text("/content/partials/tone/text")).isEqualTo("Ask: {{question}}");
  }

  @Test
  void thePieceIsTheMessageAndNotTheExamplesBeforeIt() {
    var tone = seed.prompt("friendly");
    var version =
        seed.push(
            "friendly",
            "messages: [{role: user, content: \"Say {{question}} kindly.\"}]\n"
                + "variables: [question]\n"
                + "examples: [{values: {question: nothing}, answer: Not yet.}]\n");
    seed.move(tone, Stage.PRODUCTION, version, 0);
    assertThat(flag("friendly@production.text").text("/value"))
        .isEqualTo("Say {{question}} kindly.");
    assertThat(flag("friendly").text("/value/messages/0/content")).isEqualTo("Say nothing kindly.");
    seed.prompt("support");
    seed.push("support", WHOLE.replace("house-tone", "friendly"));
    var pinned = seed.lead.get("/prompts/support/versions/1").expect(200);
    assertThat(pinned.text("/content/partials/tone/text")).isEqualTo("Say {{question}} kindly.");
  }

  @Test
  void whoTakesItInIsNamedAmongItsUsers() {
    var none = seed.lead.get("/prompts/house-tone/uses").expect(200);
    assertThat(none.text("/uses/4/count")).isEqualTo("0");
    seed.prompt("support");
    seed.push("support", WHOLE);
    seed.push("support", WHOLE.replace("Answer from", "Answer briefly from"));
    for (String path : List.of("/prompts/house-tone/uses", "/prompts/house-tone/uses?version=1")) {
      var uses = seed.lead.get(path).expect(200);
      assertThat(uses.text("/uses/4/what"))
          .isEqualTo("prompts that have it in them as a partial: support");
      assertThat(uses.text("/uses/4/count")).isEqualTo("1");
      assertThat(uses.text("/uses/4/path")).isEqualTo("/prompts/support");
    }
  }

  @Test
  void whatCannotBeFilledInIsRefusedInWords() {
    seed.prompt("support");
    var unpinned = push("support", WHOLE.replace("  tone: {", "  other: {")).expect(400);
    assertThat(unpinned.text("/field")).isEqualTo("messages");
    assertThat(unpinned.text("/detail"))
        .contains("message 1, line 1: {{>tone}} names no partial", "other");
    assertThat(push("support", WHOLE.replace("number: 1", "number: 7")).expect(422).text("/code"))
        .isEqualTo("partial-missing");
    assertThat(push("support", WHOLE.replace("number: 1", "number: 0")).expect(400).text("/field"))
        .isEqualTo("partials.tone.number");
    assertThat(push("support", WHOLE.replace(", number: 1", "")).expect(400).text("/field"))
        .isEqualTo("partials.tone.number");
    assertThat(push("support", WHOLE.replace("tone: {", "'a b': {")).expect(400).text("/field"))
        .isEqualTo("partials");
  }

  private Answer push(String prompt, String yaml) {
    return push(prompt, yaml.getBytes(StandardCharsets.UTF_8));
  }

  private Answer push(String prompt, byte[] yaml) {
    return seed.lead.post("/prompts/" + prompt + "/versions", "application/yaml", yaml);
  }

  private Answer flag(String key) {
    return seed.application.post("!/ofrep/v1/evaluate/flags/" + key, "{}").expect(200);
  }
}
