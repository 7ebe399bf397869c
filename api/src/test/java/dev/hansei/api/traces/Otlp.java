package dev.hansei.api.traces;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** One GenAI chat span in both forms of OTLP, and bodies around it. */
public final class Otlp {
  static final String SPAN_ID = "00f067aa0ba902b7";
  private static final long START = 1_795_000_000_123_456_789L;
  private static final long END = START + 1_500_000_000L;
  private static final String INPUT =
      "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"How long?\"}]}]";
  private static final String OUTPUT =
      "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"Thirty days.\"}],"
          + "\"finish_reason\":\"stop\"}]";

  private Otlp() {}

  public static byte[] protobuf(Span... spans) {
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(
            ResourceSpans.newBuilder()
                .setResource(Resource.newBuilder().addAttributes(text("service.name", "shop")))
                .addScopeSpans(ScopeSpans.newBuilder().addAllSpans(List.of(spans))))
        .build()
        .toByteArray();
  }

  public static Span chat(String traceId) {
    return Span.newBuilder()
        .setTraceId(ByteString.copyFrom(HexFormat.of().parseHex(traceId)))
        .setSpanId(ByteString.copyFrom(HexFormat.of().parseHex(SPAN_ID)))
        .setName("chat gpt-4o-mini")
        .setStartTimeUnixNano(START)
        .setEndTimeUnixNano(END)
        .addAttributes(text("gen_ai.operation.name", "chat"))
        .addAttributes(text("gen_ai.request.model", "gpt-4o-mini"))
        .addAttributes(text("gen_ai.input.messages", INPUT))
        .addAttributes(text("gen_ai.output.messages", OUTPUT))
        .addAttributes(number("gen_ai.usage.input_tokens", 12))
        .addAttributes(text("shop.basket", "b-7"))
        .build();
  }

  /** The same span as OTLP/JSON. */
  public static String json(String traceId) {
    return """
    {"resourceSpans":[{"resource":{"attributes":[
      {"key":"service.name","value":{"stringValue":"shop"}}]},
      "scopeSpans":[{"spans":[{
        "traceId":"%s","spanId":"%s","name":"chat gpt-4o-mini","kind":3,
        "startTimeUnixNano":"%d","endTimeUnixNano":"%d","notInTheSchema":true,
        "attributes":[
          {"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},
          {"key":"gen_ai.request.model","value":{"stringValue":"gpt-4o-mini"}},
          {"key":"gen_ai.input.messages","value":{"stringValue":%s}},
          {"key":"gen_ai.output.messages","value":{"stringValue":%s}},
          {"key":"gen_ai.usage.input_tokens","value":{"intValue":"12"}},
          {"key":"shop.basket","value":{"stringValue":"b-7"}}]}]}]}]}
    """
        .formatted(traceId, SPAN_ID, START, END, quoted(INPUT), quoted(OUTPUT));
  }

  static KeyValue text(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  static KeyValue number(String key, long value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setIntValue(value))
        .build();
  }

  public static byte[] gzip(byte[] plain) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\\\"") + "\"";
  }
}
