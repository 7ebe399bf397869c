package dev.hansei.api.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;

/** Spans that could not be used, as JSON for whoever looks through the dead letters. */
final class DeadSpans {
  private static final TypeReference<List<OtlpSpan>> SPANS = new TypeReference<>() {};

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            // As what was read at the door may be.
            StreamReadConstraints.builder().maxStringLength(OtlpDoor.BYTES_MAX).build());
  }

  private DeadSpans() {}

  static byte[] write(List<OtlpSpan> spans) {
    try {
      return JSON.writeValueAsBytes(spans);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts, numbers, lists and maps have a JSON form", e);
    }
  }

  /**
   * The spans again.
   *
   * @throws UnreadableOtlpException when the form has changed since they were written
   */
  static List<OtlpSpan> read(byte[] body) {
    try {
      return JSON.readValue(body, SPANS);
    } catch (IOException e) {
      throw new UnreadableOtlpException("These spans were kept in a form of another version.", e);
    }
  }
}
