package dev.hansei.api.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/** JSON that senders put into attributes as text. */
final class Structures {
  /** Deeper than any arguments of a tool; what is deeper stays text, so it cannot tire a writer. */
  private static final int DEPTH_MAX = 60;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH_MAX)
                .maxStringLength(OtlpDoor.BYTES_MAX)
                .build());
  }

  private Structures() {}

  /** A JSON text as the structure it means; anything else as it is. */
  static Object parse(Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    if (isPlain(text)) {
      return text;
    }
    try {
      return JSON.readValue(text, Object.class);
    } catch (JsonProcessingException _) {
      // Text that only looks like JSON is text.
      return text;
    }
  }

  /** Whether a text cannot be JSON that means anything but itself, by its first letter. */
  static boolean isPlain(String text) {
    int at = 0;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at == text.length() || "[{\"".indexOf(text.charAt(at)) < 0;
  }

  /** The map that a value is, or means as JSON; empty for anything else. */
  static Map<?, ?> map(Object value) {
    return parse(value) instanceof Map<?, ?> map ? map : Map.of();
  }

  /** The list that a value is, or means as JSON; empty for anything else. */
  static List<?> list(Object value) {
    return parse(value) instanceof List<?> list ? list : List.of();
  }
}
