package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in a file reads as what stood in the version, whatever that is. */
class PromptYamlTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final List<String> TEXTS =
      List.of(
          "plain",
          "two words",
          "Yes",
          "null",
          "12",
          "1e3",
          "2026-11-30",
          "a: b",
          "# none",
          "- dash",
          "{{question}}",
          " leading",
          "trailing ",
          "tab\there",
          "a \"quote\" and a \\",
          "line\nline",
          "line\nline\n",
          "line\n\n\nline\n\n\n",
          "\nfirst is empty",
          "\n\n  then indented\n",
          "  indented\nnot",
          "\ttab first\nnext",
          "spaces at the end  \nof lines \n ",
          "only\n   \nspaces between",
          "\n",
          "\n\n",
          "   \n  ",
          "carriage\r\nreturn",
          "next\u0085line\nx",
          "separator\u2028x\ny",
          "\ufeffmark\nx",
          "bell\u0007\nx",
          "日本語 と 絵文字 🙂\n二行目",
          "---\n...\n# hansei: x@1\n- a: b\n",
          "%YAML 1.2\n&a *a !a",
          "x".repeat(3_000));

  @Test
  void everyTextComesBackToTheLastCharacter() throws JsonProcessingException {
    for (String text : TEXTS) {
      for (String after : List.of("end", "")) {
        ObjectNode content = content(text);
        content.withArray("messages").addObject().put("role", "user").put("content", after);
        content.withArray("variables").add(text).add("last");
        content.withObject("application").put("note", text).putArray("list").add(text).add(7);
        String yaml = document(content);
        assertThat(YAML.readTree(yaml)).as(yaml).isEqualTo(content);
      }
    }
  }

  @Test
  void readsAsAPersonWouldWriteIt() {
    ObjectNode content = content("Answer from the passages.\n\n{{context}}\n");
    content.withArray("messages").addObject().put("role", "user").put("content", "{{question}}");
    content.putArray("variables").add("question").add("context");
    content.putObject("settings").put("temperature", 0.2).put("maxTokens", 400);
    content.put("outputSchema", "{\"type\":\"object\",\"required\":[\"answer\"]}");
    content.putObject("application").put("retrievalDepth", 3).put("cite", true);
    assertThat(document(content))
        .isEqualTo(
            """
            messages:
              - role: system
                content: |
                  Answer from the passages.

                  {{context}}
              - role: user
                content: "{{question}}"
            variables:
              - question
              - context
            settings:
              temperature: 0.2
              maxTokens: 400
            outputSchema:
              type: object
              required:
                - answer
            application:
              retrievalDepth: 3
              cite: true
            """);
  }

  @Test
  void numbersAndNestedValuesComeBack() throws JsonProcessingException {
    ObjectNode content = content("x");
    ObjectNode application = content.putObject("application");
    application.put("small", 1.0e-7).put("large", 1.0e12).put("id", 9_007_199_254_740_993L);
    application.put("whole", 1.0).put("off", "off").putNull("nothing");
    application.putArray("rows").addArray().add(1).add(2);
    application.withArray("rows").addObject().put("a", "b\nc").putArray("none");
    application.putObject("empty");
    application.putObject("yes").put("on", "no").put("a key: of words", 1);
    String yaml = document(content);
    assertThat(YAML.readTree(yaml)).as(yaml).isEqualTo(content);
  }

  @Test
  void aSchemaThatIsNotNormalStaysTheTextThatItIs() throws JsonProcessingException {
    ObjectNode content = content("x");
    content.put("outputSchema", "{ \"type\": \"object\" }");
    assertThat(YAML.readTree(document(content))).isEqualTo(content);
  }

  private static ObjectNode content(String text) {
    ObjectNode content = JSON.createObjectNode();
    content.putArray("messages").add(JSON.valueToTree(Map.of("role", "system")));
    ((ObjectNode) content.path("messages").path(0)).put("content", text);
    return content;
  }

  private static String document(ObjectNode content) {
    return new PromptYaml(JSON).document(content).orElseThrow();
  }
}
