package dev.hansei.api.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hansei.api.problems.JsonFaults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the JSON form of an OTLP trace request. It is protobuf's JSON with two differences that
 * protobuf's own reader gets wrong: ids are hex, not base64, and enums are numbers. 64-bit numbers
 * may come as text; unknown fields are passed over. Source: opentelemetry-proto,
 * docs/specification.md.
 */
final class OtlpJson {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(100)
                // A message is an attribute, and one attribute may be as long as the body.
                .maxStringLength(OtlpDoor.BYTES_MAX)
                .build());
  }

  private OtlpJson() {}

  /**
   * The spans of a request, in its order.
   *
   * @throws UnreadableOtlpException when the bytes are not the JSON of a request
   */
  static List<OtlpSpan> read(byte[] body) {
    var spans = new ArrayList<OtlpSpan>();
    for (JsonNode resourceSpans : parse(body).path("resourceSpans")) {
      var resource = map(resourceSpans.path("resource").path("attributes"));
      for (JsonNode scope : resourceSpans.path("scopeSpans")) {
        for (JsonNode span : scope.path("spans")) {
          OtlpDoor.requireRoom(spans);
          spans.add(span(span, resource, scope.path("scope").path("name").asText()));
        }
      }
    }
    return spans;
  }

  static JsonNode parse(byte[] body) {
    try {
      var root = JSON.readTree(body);
      if (!root.isObject()) {
        throw new UnreadableOtlpException(
            "The body is not a JSON object with resourceSpans or resourceLogs.",
            new IOException("no object"));
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new UnreadableOtlpException(JsonFaults.explain(e), e);
    } catch (IOException e) {
      throw new UnreadableOtlpException("The body cannot be read.", e);
    }
  }

  private static OtlpSpan span(JsonNode span, Map<String, Object> resource, String scope) {
    var events = new ArrayList<OtlpSpan.Event>();
    for (JsonNode event : span.path("events")) {
      events.add(new OtlpSpan.Event(event.path("name").asText(), map(event.path("attributes"))));
    }
    return new OtlpSpan(
        id(span.path("traceId")),
        id(span.path("spanId")),
        id(span.path("parentSpanId")),
        span.path("name").asText(),
        nanos(span.path("startTimeUnixNano")),
        nanos(span.path("endTimeUnixNano")),
        status(span.path("status").path("code")),
        span.path("status").path("message").asText(),
        map(span.path("attributes")),
        events,
        resource,
        scope);
  }

  /** Hex in either case, as the specification allows. */
  static String id(JsonNode node) {
    return node.asText().toLowerCase(Locale.ROOT);
  }

  /** Unsigned; what is no number becomes zero, which the mapping refuses. */
  static long nanos(JsonNode node) {
    try {
      return node.isTextual() ? Long.parseUnsignedLong(node.asText()) : node.asLong();
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  /** A number by the specification; names are sent all the same. */
  private static int status(JsonNode node) {
    return switch (node.asText()) {
      case "1", "STATUS_CODE_OK" -> 1;
      case "2", "STATUS_CODE_ERROR" -> 2;
      default -> 0;
    };
  }

  static Map<String, Object> map(JsonNode pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (JsonNode pair : pairs) {
      JsonNode value = pair.path("value");
      if (value.isObject() && !value.isEmpty()) {
        map.put(pair.path("key").asText(), value(value));
      }
    }
    return map;
  }

  static Object value(JsonNode value) {
    var field = value.fieldNames().next();
    var inner = value.path(field);
    return switch (field) {
      case "boolValue" -> inner.asBoolean();
      case "intValue" -> whole(inner);
      case "doubleValue" -> inner.isTextual() ? special(inner.asText()) : inner.asDouble();
      case "arrayValue" -> list(inner.path("values"));
      case "kvlistValue" -> map(inner.path("values"));
      default -> inner.asText();
    };
  }

  private static Object whole(JsonNode node) {
    try {
      return node.isTextual() ? Long.parseLong(node.asText()) : node.asLong();
    } catch (NumberFormatException _) {
      return node.asText();
    }
  }

  /** Protobuf's JSON writes NaN and the infinities as text. */
  private static Object special(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      return text;
    }
  }

  private static List<Object> list(JsonNode values) {
    var list = new ArrayList<>();
    for (JsonNode value : values) {
      if (value.isObject() && !value.isEmpty()) {
        list.add(value(value));
      }
    }
    return List.copyOf(list);
  }
}
