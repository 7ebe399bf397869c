package dev.hansei.activities.metrics.instructions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hansei.activities.metrics.tokens.PythonText;
import java.util.List;

/** JSON and nothing else, a code fence around it allowed. */
final class JsonShape {
  private static final List<String> FENCES = List.of("```json", "```Json", "```JSON", "```");

  /** Python's parser takes NaN and Infinity too. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonShape() {}

  static boolean isJson(String answer) {
    String text = PythonText.strip(answer);
    for (String fence : FENCES) {
      text = text.startsWith(fence) ? text.substring(fence.length()) : text;
    }
    text = PythonText.strip(text.endsWith("```") ? text.substring(0, text.length() - 3) : text);
    try {
      return !JSON.readTree(text).isMissingNode();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
