package dev.hansei.infra.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.PromptContent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a schema says of a variable's value, in words that name no value. */
class PromptValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"type\":\"integer\",\"maximum\":5};7;must have a maximum value of 5",
        "{\"type\":\"integer\"};many;string found, integer expected",
        "{\"enum\":[\"de\",\"fr\"]};secret;does not have a value in the enumeration [\"de\", \"fr\"]",
        "{\"type\":\"string\",\"maxLength\":3};secret;must be at most 3 characters long",
        "{\"pattern\":\"^[A-Z]+$\"};secret;does not match the regex pattern ^[A-Z]+$",
        "{\"type\":\"array\",\"items\":{\"type\":\"number\"}};[1,\"secret\"];string found, number",
      })
  void saysWhichVariableAndWhatIsAllowed(String schema, String value, String expected) {
    assertThat(PromptValues.problems(prompt(schema), Map.of("days", value)))
        .singleElement()
        .asString()
        .startsWith("'days': ")
        .contains(expected, "allowed is {")
        .doesNotContain("secret");
  }

  @Test
  void takesValuesAndTextsThatHoldThem() {
    PromptContent number = prompt("{\"type\":\"integer\",\"maximum\":5}");
    for (Object fine : List.of(3, 3L, "3")) {
      assertThat(PromptValues.problems(number, Map.of("days", fine))).isEmpty();
    }
    assertThat(PromptValues.problems(number, Map.of("days", 6))).hasSize(1);
    assertThat(PromptValues.problems(number, Map.of())).as("a missing one").isEmpty();
    assertThat(PromptValues.problems(number, Map.of("other", "x"))).isEmpty();
    assertThat(
            PromptValues.problems(
                prompt("{\"type\":\"object\",\"required\":[\"city\"]}"),
                Map.of("days", Map.of("city", "Bern"))))
        .isEmpty();
    assertThat(PromptValues.problems(prompt("{\"type\":\"string\"}"), Map.of("days", "17")))
        .as("a text that looks like a number is a text as well")
        .isEmpty();
  }

  @Test
  void noPatternTakesLongerThanTheTextIsLong() {
    String text = "a".repeat(5_000) + "!";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThat(
                    PromptValues.problems(
                        prompt("{\"pattern\":\"^(a+)+$\"}"), Map.of("days", text)))
                .hasSize(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"type\":\"intger\"};type",
        "{\"maximum\":\"five\"};maximum",
        "{\"$ref\":\"#\"};it refers to nothing",
        "{\"$schema\":\"https://example.org/s\"};its $schema is of draft 4",
        "{\"allOf\":[{\"$ref\":\"https://example.org/s\"}]};it refers to nothing",
        "{\"pattern\":\"(?=a)b\"};pattern",
        "{\"properties\":{\"a\":{\"pattern\":\"(?=a)b\"}}};pattern",
      })
  void refusesWhatIsNoSchema(String schema, String expected) {
    assertThat(PromptValues.schemaProblems(prompt(schema)))
        .singleElement()
        .asString()
        .startsWith("The schema of 'days' is none: ")
        .contains(expected);
  }

  @Test
  void schemasAreSchemas() {
    for (String schema :
        new String[] {
          "{}",
          "{\"type\":[\"string\",\"null\"]}",
          "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"array\","
              + "\"prefixItems\":[{\"type\":\"string\"}]}",
          "{\"format\":\"date\",\"title\":\"A day\"}",
        }) {
      assertThat(PromptValues.schemaProblems(prompt(schema))).as(schema).isEmpty();
    }
  }

  private static PromptContent prompt(String schema) {
    return new PromptContent(
        List.of(new Message(Message.Role.USER, "{{days}}")),
        List.of("days"),
        ModelSettings.DEFAULTS,
        "",
        Map.of(),
        null,
        null,
        Map.of("days", schema),
        null,
        null);
  }
}
