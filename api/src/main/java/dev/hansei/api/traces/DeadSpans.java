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

  private static final TypeReference<List<OtlpLog>> RECORDS = new TypeReference<>() {};

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
    return bytes(spans);
  }

  /** Log records alike. */
  static byte[] writeLogs(List<OtlpLog> records) {
    return bytes(records);
  }

  private static byte[] bytes(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
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
    return read(body, SPANS);
  }

  /**
   * The records again.
   *
   * @throws UnreadableOtlpException when the form has changed since they were written
   */
  static List<OtlpLog> readLogs(byte[] body) {
    return read(body, RECORDS);
  }

  private static <T> T read(byte[] body, TypeReference<T> type) {
    try {
      return JSON.readValue(body, type);
    } catch (IOException e) {
      throw new UnreadableOtlpException("These spans were kept in a form of another version.", e);
    }
  }
}
