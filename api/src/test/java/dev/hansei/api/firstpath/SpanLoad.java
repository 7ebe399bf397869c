package dev.hansei.api.firstpath;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * An endless row of spans of about 1 KB each, made of their number alone, so that what was sent
 * need not be kept to be looked for. A trace has {@link #SPANS_PER_TRACE} of them, which does not
 * divide a batch: most batches share a trace with their neighbour, as exporters' batches do.
 *
 * @param seed another seed gives other traces
 * @param began start of the first span; each span starts a millisecond after the one before
 */
record SpanLoad(long seed, Instant began) {
  static final int SPANS_PER_BATCH = 200;
  static final int SPANS_PER_TRACE = 7;

  private static final int WORDS_ASKED = 40;
  private static final int WORDS_ANSWERED = 55;
  private static final String[] WORDS =
      ("the parcel was sent on Monday and should arrive within three working days please look at"
              + " your account page under orders there you can see where it is now if it does not"
              + " come until Friday write to us again and we will send another one at no cost")
          .split(" ");

  /** The request with that number, as protobuf. */
  byte[] batch(long number) {
    var spans = ScopeSpans.newBuilder();
    for (long span = number * SPANS_PER_BATCH; span < (number + 1) * SPANS_PER_BATCH; span++) {
      spans.addSpans(span(span));
    }
    var resource =
        Resource.newBuilder()
            .addAttributes(text("service.name", "shop"))
            .addAttributes(text("telemetry.sdk.language", "python"));
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(
            ResourceSpans.newBuilder().setResource(resource).addScopeSpans(spans.build()))
        .build()
        .toByteArray();
  }

  /** The traces of which a request holds spans. */
  List<Long> tracesOf(long batch) {
    long first = batch * SPANS_PER_BATCH / SPANS_PER_TRACE;
    long last = ((batch + 1) * SPANS_PER_BATCH - 1) / SPANS_PER_TRACE;
    var traces = new ArrayList<Long>();
    for (long trace = first; trace <= last; trace++) {
      traces.add(trace);
    }
    return traces;
  }

  /** 32 hex digits; random in their first, as the identifiers of SDKs are. */
  String traceId(long trace) {
    var random = new SplittableRandom(seed * 31 + trace);
    return "%016x%016x".formatted(random.nextLong(), trace + 1);
  }

  /** 16 hex digits. */
  static String spanId(long span) {
    return "%016x".formatted(span + 1);
  }

  private Span span(long number) {
    long trace = number / SPANS_PER_TRACE;
    var words = new Random(seed + number);
    var start = began.plusMillis(number);
    long nanos = TimeUnit.SECONDS.toNanos(start.getEpochSecond()) + start.getNano();
    var span =
        Span.newBuilder()
            .setTraceId(bytes(traceId(trace)))
            .setSpanId(bytes(spanId(number)))
            .setName("chat gpt-4o-mini")
            .setKind(Span.SpanKind.SPAN_KIND_CLIENT)
            .setStartTimeUnixNano(nanos)
            .setEndTimeUnixNano(nanos + TimeUnit.MILLISECONDS.toNanos(800));
    if (number % SPANS_PER_TRACE != 0) {
      span.setParentSpanId(bytes(spanId(trace * SPANS_PER_TRACE)));
    }
    return span.addAttributes(text("gen_ai.operation.name", "chat"))
        .addAttributes(text("gen_ai.request.model", "gpt-4o-mini"))
        .addAttributes(text("gen_ai.response.model", "gpt-4o-mini-2024-07-18"))
        .addAttributes(text("gen_ai.input.messages", messages("user", words, WORDS_ASKED)))
        .addAttributes(text("gen_ai.output.messages", messages("assistant", words, WORDS_ANSWERED)))
        .addAttributes(number("gen_ai.usage.input_tokens", 52))
        .addAttributes(number("gen_ai.usage.output_tokens", 70))
        .addAttributes(text("shop.basket", "b-" + number))
        .build();
  }

  private static String messages(String role, Random random, int words) {
    var said = new StringBuilder();
    for (int word = 0; word < words; word++) {
      said.append(word == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return "[{\"role\":\"%s\",\"parts\":[{\"type\":\"text\",\"content\":\"%s.\"}]}]"
        .formatted(role, said);
  }

  private static ByteString bytes(String hex) {
    var buffer = ByteBuffer.allocate(hex.length() / 2);
    for (int from = 0; from < hex.length(); from += 16) {
      buffer.putLong(Long.parseUnsignedLong(hex.substring(from, from + 16), 16));
    }
    return ByteString.copyFrom(buffer.flip());
  }

  private static KeyValue text(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  private static KeyValue number(String key, long value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setIntValue(value))
        .build();
  }
}
