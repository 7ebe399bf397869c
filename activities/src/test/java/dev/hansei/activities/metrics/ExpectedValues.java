package dev.hansei.activities.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the reference implementations say, as {@code src/test/reference} wrote it down. */
public final class ExpectedValues {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExpectedValues() {}

  /** The objects of a file, one a line. */
  public static List<JsonNode> rows(String file) {
    try (InputStream stream = ExpectedValues.class.getResourceAsStream("/metrics/" + file)) {
      byte[] bytes = Objects.requireNonNull(stream, file).readAllBytes();
      List<JsonNode> rows = new ArrayList<>();
      for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
        rows.add(JSON.readTree(line));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The texts of an array. */
  public static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
