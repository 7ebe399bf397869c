package dev.hansei.workflows.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * The stored values that {@code src/test/reference/statistics.py} computed with SciPy and
 * statsmodels.
 */
final class Reference {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Reference() {}

  static JsonNode tree(String name) {
    String path = "/statistics/" + name;
    try (InputStream stream = Objects.requireNonNull(Reference.class.getResourceAsStream(path))) {
      return JSON.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> rows(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
