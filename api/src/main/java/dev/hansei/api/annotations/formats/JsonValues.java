package dev.hansei.api.annotations.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.problems.InvalidFieldException;
import java.io.IOException;
import java.util.function.BiConsumer;

/** Reads a body of JSON values one after the other: an array of them, or one a line. */
final class JsonValues {
  private JsonValues() {}

  /**
   * Hands on each value with its number, from 1.
   *
   * @throws InvalidFieldException where not even the first can be read
   */
  static void each(
      ObjectMapper json, byte[] body, FoundLabels found, BiConsumer<Integer, JsonNode> use) {
    int number = 0;
    try (MappingIterator<JsonNode> values = json.readerFor(JsonNode.class).readValues(body)) {
      while (values.hasNextValue()) {
        number++;
        use.accept(number, values.nextValue());
      }
    } catch (IOException _) {
      if (number == 0) {
        throw new InvalidFieldException(
            "body", "Send a JSON array, or one JSON object a line, as the tool exports it.");
      }
      found.reject(
          number + 1, "not-json", "It is not JSON; this one and all after it were left out.");
    }
  }
}
