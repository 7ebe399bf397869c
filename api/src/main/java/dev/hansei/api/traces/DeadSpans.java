package dev.hansei.api.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** Spans that could not be used, as JSON for whoever looks through the dead letters. */
final class DeadSpans {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private DeadSpans() {}

  static String json(List<OtlpSpan> spans) {
    try {
      return JSON.writeValueAsString(spans);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts, numbers, lists and maps have a JSON form", e);
    }
  }
}
