package dev.hansei.infra.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.infra.models.RecordedOutput.Found;
import dev.hansei.infra.models.RecordedSet.BadLine;
import dev.hansei.workflows.lineage.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a recorded set line by line; what is wrong with a line is that line's affair. For one use.
 */
final class RecordedSetReader {
  /** Recordings are flat; metadata beside them may nest a little. */
  private static final int DEPTH_MAX = 32;

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxStringLength(RecordedSet.LINE_CHARS_MAX)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Map<Sha256, Found> recordings = new LinkedHashMap<>();
  private final List<BadLine> badLines = new ArrayList<>();
  private int badLineCount;

  /** A line that cannot be kept, with the reason as message. */
  private static final class Unusable extends Exception {
    Unusable(String reason) {
      super(reason);
    }
  }

  RecordedSet read(byte[] jsonLines) {
    int line = 0;
    int start = 0;
    while (start < jsonLines.length) {
      int end = start;
      while (end < jsonLines.length && jsonLines[end] != '\n') {
        end++;
      }
      line++;
      try {
        readLine(line, text(jsonLines, start, end));
      } catch (Unusable e) {
        list(line, String.valueOf(e.getMessage()));
      }
      start = end + 1;
    }
    return new RecordedSet(recordings, badLines, badLineCount);
  }

  private void readLine(int line, String text) throws Unusable {
    // Windows editors put a byte order mark before the first line.
    String json = text.startsWith("\ufeff") ? text.substring(1) : text;
    if (json.isBlank()) {
      return;
    }
    JsonNode object = parse(json);
    String input = field(object, "input");
    if (input.isBlank()) {
      throw new Unusable("'input' is empty");
    }
    keep(RecordedSet.keyOf(input), new Found(field(object, "output"), line));
  }

  private void keep(Sha256 key, Found found) throws Unusable {
    Found earlier = recordings.get(key);
    if (earlier != null && !earlier.output().equals(found.output())) {
      throw new Unusable(
          "line %d has the same input with another output".formatted(earlier.line()));
    }
    if (earlier == null && recordings.size() == RecordedSet.RECORDINGS_MAX) {
      throw new Unusable(
          "a set has at most %d recordings: split it".formatted(RecordedSet.RECORDINGS_MAX));
    }
    recordings.putIfAbsent(key, found);
  }

  private static String text(byte[] bytes, int start, int end) throws Unusable {
    // No character takes fewer than one byte or more than four.
    if (end - start > 4L * RecordedSet.LINE_CHARS_MAX) {
      throw tooLong();
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, start, end - start))
              .toString();
      if (text.length() > RecordedSet.LINE_CHARS_MAX) {
        throw tooLong();
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new Unusable("not UTF-8: save the file as UTF-8");
    }
  }

  private static Unusable tooLong() {
    return new Unusable("longer than %d characters".formatted(RecordedSet.LINE_CHARS_MAX));
  }

  private static JsonNode parse(String json) throws Unusable {
    try {
      JsonNode node = JSON.readTree(json);
      if (!node.isObject()) {
        throw new Unusable("not an object: write {\"input\": \"...\", \"output\": \"...\"}");
      }
      return node;
    } catch (JsonProcessingException e) {
      long column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
      throw new Unusable("not JSON at column %d: %s".formatted(column, e.getOriginalMessage()));
    }
  }

  private static String field(JsonNode object, String name) throws Unusable {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      throw new Unusable("'%s' is missing".formatted(name));
    }
    if (!value.isTextual()) {
      throw new Unusable("'%s' is no text".formatted(name));
    }
    String text = value.textValue();
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw new Unusable("'%s' has half a character (a lone surrogate)".formatted(name));
    }
    return text;
  }

  private void list(int line, String reason) {
    badLineCount++;
    if (badLines.size() < RecordedSet.BAD_LINES_LISTED_MAX) {
      badLines.add(new BadLine(line, reason));
    }
  }
}
