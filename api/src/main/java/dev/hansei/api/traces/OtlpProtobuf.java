package dev.hansei.api.traces;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the binary form of an OTLP trace request. */
final class OtlpProtobuf {
  private OtlpProtobuf() {}

  /**
   * The spans of a request, in its order.
   *
   * @throws UnreadableOtlpException when the bytes are no such message
   */
  static List<OtlpSpan> read(byte[] body) {
    var spans = new ArrayList<OtlpSpan>();
    for (var resourceSpans : parse(body).getResourceSpansList()) {
      Resource resource = resourceSpans.getResource();
      var about = map(resource.getAttributesList());
      for (ScopeSpans scope : resourceSpans.getScopeSpansList()) {
        for (Span span : scope.getSpansList()) {
          OtlpDoor.requireRoom(spans);
          spans.add(span(span, about, scope.getScope().getName()));
        }
      }
    }
    return spans;
  }

  private static ExportTraceServiceRequest parse(byte[] body) {
    try {
      return ExportTraceServiceRequest.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw new UnreadableOtlpException(
          "The body is no protobuf ExportTraceServiceRequest: " + e.getMessage(), e);
    }
  }

  private static OtlpSpan span(Span span, Map<String, Object> resource, String scope) {
    return new OtlpSpan(
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()),
        span.getName(),
        span.getStartTimeUnixNano(),
        span.getEndTimeUnixNano(),
        span.getStatus().getCodeValue(),
        span.getStatus().getMessage(),
        map(span.getAttributesList()),
        span.getEventsList().stream()
            .map(event -> new OtlpSpan.Event(event.getName(), map(event.getAttributesList())))
            .toList(),
        resource,
        scope);
  }

  static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }

  static Map<String, Object> map(List<KeyValue> pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (KeyValue pair : pairs) {
      put(map, pair.getKey(), pair.getValue());
    }
    return map;
  }

  /** A value that was sent empty is left out: it says nothing. */
  private static void put(Map<String, Object> map, String key, AnyValue value) {
    if (value.getValueCase() != AnyValue.ValueCase.VALUE_NOT_SET) {
      map.put(key, value(value));
    }
  }

  /** The value; the other where none was sent. */
  static Object valueOr(AnyValue value, Object otherwise) {
    return value.getValueCase() == AnyValue.ValueCase.VALUE_NOT_SET ? otherwise : value(value);
  }

  private static Object value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> value.getBoolValue();
      case INT_VALUE -> value.getIntValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case ARRAY_VALUE ->
          value.getArrayValue().getValuesList().stream()
              .filter(it -> it.getValueCase() != AnyValue.ValueCase.VALUE_NOT_SET)
              .map(OtlpProtobuf::value)
              .toList();
      case KVLIST_VALUE -> map(value.getKvlistValue().getValuesList());
      case BYTES_VALUE -> Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray());
      default -> throw new IllegalStateException("filtered before: " + value.getValueCase());
    };
  }
}
