package dev.hansei.api.suites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.problems.JsonFaults;
import io.micronaut.core.type.Argument;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.simple.SimpleHttpHeaders;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the form that makes a suite; its assertions are a list in YAML. */
@Singleton
final class SuiteFormReader {
  static final String NAME = "name";
  static final String DATASET = "dataset";
  static final String ASSERTIONS = "assertions";

  private static final Argument<JsonNode> TREE = Argument.of(JsonNode.class);

  private final YamlBodies<JsonNode> yaml;
  private final ObjectMapper json;

  SuiteFormReader(YamlBodies<JsonNode> yaml, ObjectMapper json) {
    this.yaml = yaml;
    this.json = json;
  }

  /**
   * The suite that is wanted.
   *
   * @throws InvalidFieldException that names the field
   */
  NewSuite read(Map<String, String> form) {
    return new NewSuite(
        form.getOrDefault(NAME, "").strip(),
        form.getOrDefault(DATASET, "").strip(),
        assertions(form.getOrDefault(ASSERTIONS, "")));
  }

  /** The sentence that stands beside a field of the form. */
  static Map<String, String> errors(InvalidFieldException fault) {
    String field = fault.field();
    if (field.startsWith(ASSERTIONS)) {
      String place = field.substring(ASSERTIONS.length());
      return Map.of(ASSERTIONS, place.isEmpty() ? fault.rule() : place + ": " + fault.rule());
    }
    return Map.of(field.equals(DATASET) ? DATASET : NAME, fault.rule());
  }

  /**
   * Assertions written as a list in YAML.
   *
   * @throws InvalidFieldException that names the place in {@value #ASSERTIONS}
   */
  List<NewAssertion> assertions(String text) {
    if (text.isBlank()) {
      throw new InvalidFieldException(ASSERTIONS, "Write at least one, such as - {type: f1}.");
    }
    if (!(tree(text) instanceof ArrayNode list)) {
      throw new InvalidFieldException(
          ASSERTIONS, "It is a list: each line begins with '- ' and is an assertion.");
    }
    List<NewAssertion> read = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      read.add(assertion(list.get(i), i));
    }
    return read;
  }

  private NewAssertion assertion(JsonNode node, int place) {
    try {
      NewAssertion read = json.treeToValue(node, NewAssertion.class);
      if (read != null) {
        return read;
      }
    } catch (JsonProcessingException e) {
      throw new InvalidFieldException(
          "%s[%d]".formatted(ASSERTIONS, place), JsonFaults.problemOf(e).detail());
    }
    throw new InvalidFieldException("%s[%d]".formatted(ASSERTIONS, place), "It is empty.");
  }

  private JsonNode tree(String text) {
    var body = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try {
      return yaml.read(TREE, null, new SimpleHttpHeaders(), body);
    } catch (CodecException e) {
      if (e.getCause() instanceof JsonProcessingException fault) {
        throw new InvalidFieldException(ASSERTIONS, JsonFaults.problemOf(fault).detail());
      }
      throw e;
    }
  }
}
