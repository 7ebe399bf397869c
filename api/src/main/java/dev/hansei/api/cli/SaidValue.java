package dev.hansei.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * An answer to a field as it is written on a command line: a word, {@code @FILE} for a text (@- for
 * what comes in, @@ for a word that begins with @), or JSON of spans.
 */
final class SaidValue {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SaidValue() {}

  static Object of(String written) {
    if (written.startsWith("@@")) {
      return written.substring(1);
    }
    String text =
        written.startsWith("@")
            ? new String(Api.read(Path.of(written.substring(1))), StandardCharsets.UTF_8)
            : written;
    return text.startsWith("{\"sha256\"") ? spans(text) : text;
  }

  private static Object spans(String text) {
    try {
      return JSON.readValue(text, Map.class);
    } catch (JsonProcessingException e) {
      throw CliFailure.usage("these spans are no JSON: %s".formatted(e.getOriginalMessage()));
    }
  }
}
