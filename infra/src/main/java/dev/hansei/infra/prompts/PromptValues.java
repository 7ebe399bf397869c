package dev.hansei.infra.prompts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import dev.hansei.infra.schemas.JsonSchemas;
import dev.hansei.workflows.prompts.PromptContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether values are what a prompt's variables allow. A variable without a schema takes anything,
 * and a value that is missing is the templates' matter: they say whether they need it.
 *
 * <p>A text that holds the JSON of a value counts as that value: cases have texts alone.
 */
public final class PromptValues {
  /** A longer schema is not read to the end in a message. */
  private static final int SHOWN_CHARS = 200;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private PromptValues() {}

  /**
   * What is wrong with values, a sentence a variable that names it and what it allows, never the
   * value; empty when nothing is.
   */
  public static List<String> problems(PromptContent prompt, Map<String, Object> values) {
    List<String> problems = new ArrayList<>();
    prompt
        .schemasOrNone()
        .forEach((variable, schema) ->
            Optional.ofNullable(values.get(variable))
                .flatMap(value -> problem(schema, value))
                .map(why -> told(variable, why, schema))
                .ifPresent(problems::add));
    return List.copyOf(problems);
  }

  /** What is wrong with the schemas themselves; empty when nothing is. */
  public static List<String> schemaProblems(PromptContent prompt) {
    List<String> problems = new ArrayList<>();
    prompt
        .schemasOrNone()
        .forEach((variable, schema) -> {
          String fault = JsonSchemas.fault(schema);
          if (!fault.isEmpty()) {
            problems.add("The schema of '%s' is none: %s.".formatted(variable, fault));
          }
        });
    return List.copyOf(problems);
  }

  private static Optional<String> problem(String text, Object value) {
    try {
      Schema schema = JsonSchemas.read(text);
      String json = JSON.writeValueAsString(value);
      if (JsonSchemas.fits(schema, json)) {
        return Optional.empty();
      }
      Optional<String> held = value instanceof String written ? held(written) : Optional.empty();
      return held.isPresent() && JsonSchemas.fits(schema, held.get())
          ? Optional.empty()
          : Optional.of(JsonSchemas.problem(schema, held.orElse(json)));
    } catch (JsonProcessingException | RuntimeException _) {
      return Optional.of("cannot be compared with its schema");
    }
  }

  /** The JSON that a text holds, where it holds any that is not a text itself. */
  private static Optional<String> held(String text) {
    try {
      return Optional.of(JSON.readTree(text))
          .filter(read -> !read.isMissingNode() && !read.isTextual())
          .map(JsonNode::toString);
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private static String told(String variable, String why, String schema) {
    String shown = schema.length() > SHOWN_CHARS ? schema.substring(0, SHOWN_CHARS) + "…" : schema;
    return "'%s': %s; allowed is %s".formatted(variable, why, shown);
  }
}
