package dev.hansei.activities.metrics.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a line {@code {"id", "output", "references": [...]}}; other fields are passed over. */
final class PairReader {
  /** A long document, and as much as ter compares; that takes seconds. */
  static final int TEXT_CHARS_MAX = 65_536;

  /** More than any public set has for one output. */
  static final int REFERENCES_MAX = 64;

  static final int ID_CHARS_MAX = 256;
  private static final int DEPTH_MAX = 16;
  private static final String NEEDED = "{\"id\", \"output\", \"references\": [...]} is needed";

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private PairReader() {}

  /** The pair of a line, or in {@link Refused} why it is none. */
  static Pair read(String line) throws Refused {
    JsonNode row = tree(line);
    if (!row.isObject()) {
      throw new Refused("is no JSON object; " + NEEDED);
    }
    return new Pair(id(row.path("id")), output(row.path("output")), references(row));
  }

  /** A line that cannot be scored; the message goes on after "line 12". */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
      super(reason);
    }
  }

  private static JsonNode tree(String line) throws Refused {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      // The parser's own words quote the line, and a line may hold anything.
      int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
      throw new Refused("is no JSON from character %d on; %s".formatted(column, NEEDED));
    }
  }

  private static JsonNode id(JsonNode id) throws Refused {
    boolean text =
        id.isTextual()
            && id.textValue().length() <= ID_CHARS_MAX
            && StandardCharsets.UTF_8.newEncoder().canEncode(id.textValue());
    if (!text && !id.isIntegralNumber()) {
      throw new Refused(
          "has no 'id'; a text of at most %d characters or a whole number is needed"
              .formatted(ID_CHARS_MAX));
    }
    return id;
  }

  private static String output(JsonNode output) throws Refused {
    if (!output.isTextual()) {
      throw new Refused("has no text in 'output'");
    }
    return text(output, "'output'");
  }

  private static List<String> references(JsonNode row) throws Refused {
    JsonNode references = row.path("references");
    if (!references.isArray() || references.isEmpty() || references.size() > REFERENCES_MAX) {
      throw new Refused(
          "has %s in 'references'; a list of 1 to %d texts is needed"
              .formatted(
                  references.isArray() ? references.size() + " texts" : "no list", REFERENCES_MAX));
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode reference : references) {
      if (!reference.isTextual()) {
        throw new Refused("has something other than text in 'references'");
      }
      texts.add(text(reference, "a reference"));
    }
    return texts;
  }

  private static String text(JsonNode text, String where) throws Refused {
    if (text.textValue().length() > TEXT_CHARS_MAX) {
      throw new Refused(
          "has %d characters in %s; at most %d are allowed"
              .formatted(text.textValue().length(), where, TEXT_CHARS_MAX));
    }
    return text.textValue();
  }
}
