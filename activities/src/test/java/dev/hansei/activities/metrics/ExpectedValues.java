package dev.hansei.activities.metrics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
      return rowsOf(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The objects of a file of the public sets, one a line; without them the test is left out. */
  public static List<JsonNode> publicRows(String file) {
    String folder = System.getenv("HANSEI_TEST_DATA");
    assumeTrue(folder != null, "HANSEI_TEST_DATA names no folder with the public sets");
    try {
      return rowsOf(Files.readString(Path.of(folder, file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> rowsOf(String text) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : text.lines().toList()) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  /** The texts of an array. */
  public static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
