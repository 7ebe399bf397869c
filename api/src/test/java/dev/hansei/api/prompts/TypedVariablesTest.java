package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Variables with schemas, and prompts rendered by the service. */
class TypedVariablesTest {
  private static final String TYPED =
      """
      messages: [{role: user, content: "{{question}} In {{days}} days?"}]
      variables: [question, days]
      schemas:
        days: {type: integer, minimum: 1}
      """;

  private final LiveSeed seed = new LiveSeed(ApiServer.running());

  @Test
  void aValueIsCheckedBeforeItIsFilledIn() {
    seed.prompt("typed");
    seed.push("typed", TYPED);
    assertThat(
            render("{\"values\":{\"question\":\"When?\",\"days\":3}}")
                .expect(200)
                .text("/messages/0/content"))
        .isEqualTo("When? In 3 days?");
    var refused = render("{\"values\":{\"question\":\"When?\",\"days\":\"secret\"}}").expect(422);
    assertThat(refused.text("/code")).isEqualTo("invalid-variables");
    assertThat(refused.text("/detail"))
        .contains("'days': string found, integer expected", "\"minimum\":1")
        .doesNotContain("secret");
    var missing = render("{\"values\":{\"question\":\"When?\"}}").expect(422);
    assertThat(missing.text("/code")).isEqualTo("unrenderable");
    assertThat(missing.text("/detail")).contains("'days' has no value");
    render("{}").expect(400);
  }

  @Test
  void theFileHasTheSchema() {
    seed.prompt("typed");
    var first = seed.push("typed", TYPED);
    byte[] file = seed.lead.get("/prompts/typed/versions/1/file").expect(200).bytes();
    assertThat(new String(file, StandardCharsets.UTF_8))
        .contains("schemas:\n  days:\n    type: integer\n    minimum: 1\n");
    assertThat(push(file).expect(201).text("/id")).isEqualTo(first.toString());
  }

  @Test
  void aSchemaThatIsNoneIsRefused() {
    seed.prompt("typed");
    assertThat(push(TYPED.replace("integer", "intger")).expect(400).text("/field"))
        .isEqualTo("schemas");
    assertThat(push(TYPED.replace("  days: {", "  weeks: {")).expect(400).text("/field"))
        .isEqualTo("schemas.weeks");
    assertThat(push(TYPED.replace("{type: integer, minimum: 1}", "3")).expect(400).text("/field"))
        .isEqualTo("schemas.days");
  }

  private Answer render(String json) {
    return seed.application.post("/prompts/typed/versions/1/render", json);
  }

  private Answer push(String yaml) {
    return push(yaml.getBytes(StandardCharsets.UTF_8));
  }

  private Answer push(byte[] yaml) {
    return seed.lead.post("/prompts/typed/versions", "application/yaml", yaml);
  }
}
