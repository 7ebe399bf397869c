package dev.hansei.api.traces;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Bodies that no honest sender sends, made of a seed: the same seed gives the same bodies. Each has
 * a name, for the report of a failure.
 */
final class HostileBodies {
  private static final int DEEP = 10_000;
  private static final int HUGE_CHARS = 4 * 1024 * 1024;
  private static final int MANY = 20_000;
  private static final int BOMB_BYTES = 400 * 1024 * 1024;

  private HostileBodies() {}

  /** A good request with some bits turned, or cut off, or with bytes put in. */
  static byte[] spoiled(byte[] good, long seed) {
    var random = new Random(seed);
    var body = good.clone();
    switch (random.nextInt(4)) {
      case 0 -> {
        for (int flip = 0; flip <= random.nextInt(8); flip++) {
          body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 1 -> body = Arrays.copyOf(body, random.nextInt(body.length));
      case 2 -> {
        for (int put = 0; put <= random.nextInt(4); put++) {
          body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
      }
      default -> {
        int from = random.nextInt(body.length);
        int to = from + random.nextInt(body.length - from);
        var out = new ByteArrayOutputStream();
        out.write(body, 0, to);
        out.write(body, from, body.length - from);
        body = out.toByteArray();
      }
    }
    return body;
  }

  /** Spans that each break a rule or strain a limit, to stand in a request beside good ones. */
  static Map<String, Span> spans(String traceId) {
    var good = Otlp.chat(traceId);
    var spans = new LinkedHashMap<String, Span>();
    spans.put("starts in year 1", good.toBuilder().setStartTimeUnixNano(1L << 63).build());
    spans.put("starts at 2^63 - 1", good.toBuilder().setStartTimeUnixNano(Long.MAX_VALUE).build());
    spans.put("starts at 2^64 - 1", good.toBuilder().setStartTimeUnixNano(-1).build());
    spans.put("ends at 1", good.toBuilder().setEndTimeUnixNano(1).build());
    spans.put("no trace id", good.toBuilder().clearTraceId().build());
    spans.put(
        "span id of 3 bytes", good.toBuilder().setSpanId(ByteString.copyFrom(new byte[3])).build());
    spans.put(
        "trace id of zeros",
        good.toBuilder().setTraceId(ByteString.copyFrom(new byte[16])).build());
    spans.put("name of 4 million", other(good, 2).setName("n".repeat(HUGE_CHARS)).build());
    spans.put(
        "value of 4 million",
        other(good, 3).addAttributes(Otlp.text("gen_ai.prompt", "x".repeat(HUGE_CHARS))).build());
    spans.put("lone surrogates", other(good, 4).setName("a\uFFFD\u0000b").build());
    var many = other(good, 5);
    for (int i = 0; i < MANY; i++) {
      many.addAttributes(Otlp.number("k" + i, i));
    }
    spans.put("20,000 attributes", many.build());
    spans.put("prompt nested 10,000 deep", other(good, 6).addAttributes(deepText()).build());
    spans.put("value nested 40 deep", other(good, 7).addAttributes(deepValue(40)).build());
    spans.put(
        "key of 100,000",
        other(good, 9).addAttributes(Otlp.text("k".repeat(100_000), "v")).build());
    spans.put(
        "tokens of 2^63 - 1",
        other(good, 8)
            .addAttributes(Otlp.number("gen_ai.usage.output_tokens", Long.MAX_VALUE))
            .build());
    spans.put("the same id again", good);
    return spans;
  }

  /** Whole bodies of protobuf. */
  static Map<String, byte[]> protobufs() {
    var bodies = new LinkedHashMap<String, byte[]>();
    bodies.put("nested 10,000 deep", nested(DEEP));
    bodies.put("wrong wire type", wire(WireFormat.WIRETYPE_VARINT));
    bodies.put("a group", wire(WireFormat.WIRETYPE_START_GROUP));
    bodies.put("a length of 2 GiB", new byte[] {0x0a, -1, -1, -1, -1, 0x07});
    bodies.put("an endless varint", filled(64, (byte) 0xff));
    bodies.put("zeros", new byte[1_000_000]);
    bodies.put("a zip bomb", Otlp.gzip(new byte[BOMB_BYTES]));
    bodies.put("half a gzip", Arrays.copyOf(Otlp.gzip(new byte[100_000]), 60));
    bodies.put("gzip in gzip", Otlp.gzip(Otlp.gzip(new byte[100_000])));
    return bodies;
  }

  /** Whole bodies of JSON. */
  static Map<String, byte[]> jsons() {
    var bodies = new LinkedHashMap<String, String>();
    bodies.put("arrays 10,000 deep", "[".repeat(DEEP) + "]".repeat(DEEP));
    bodies.put("objects 10,000 deep", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
    bodies.put("spans 10,000 deep", "{\"resourceSpans\":" + "[".repeat(DEEP));
    bodies.put("numbers for lists", "{\"resourceSpans\":7}");
    bodies.put("texts for objects", "{\"resourceSpans\":[\"a\",{\"scopeSpans\":\"b\"}]}");
    bodies.put("nulls", "{\"resourceSpans\":[null,{\"scopeSpans\":[null,{\"spans\":[null]}]}]}");
    bodies.put("a number of a million digits", "{\"resourceSpans\":" + "9".repeat(1_000_000) + "}");
    bodies.put("an exponent", "{\"resourceSpans\":1e999999999}");
    bodies.put(
        "half a character",
        Otlp.json("7bf92f3577b34da6a3ce929d0e0e4736").replace("\"shop\"", "\"sh\\ud800op\""));
    bodies.put("a text", "\"resourceSpans\"");
    bodies.put("nothing but spaces", " ".repeat(1_000));
    var bytes = new LinkedHashMap<String, byte[]>();
    bodies.forEach((name, body) -> bytes.put(name, body.getBytes(StandardCharsets.UTF_8)));
    bytes.put("invalid UTF-8", new byte[] {'{', '"', (byte) 0xc3, '(', (byte) 0xff, '"', ':', '1'});
    bytes.put("UTF-16", "{\"resourceSpans\":[]}".getBytes(StandardCharsets.UTF_16));
    return bytes;
  }

  /** Another span of the same trace. */
  private static Span.Builder other(Span good, int number) {
    var id = new byte[8];
    id[7] = (byte) number;
    id[0] = 1;
    return good.toBuilder().setSpanId(ByteString.copyFrom(id));
  }

  private static KeyValue deepText() {
    return Otlp.text("gen_ai.input.messages", "[".repeat(DEEP) + "]".repeat(DEEP));
  }

  private static KeyValue deepValue(int levels) {
    var value = AnyValue.newBuilder().setStringValue("bottom").build();
    for (int level = 0; level < levels; level++) {
      value = AnyValue.newBuilder().setArrayValue(ArrayValue.newBuilder().addValues(value)).build();
    }
    return KeyValue.newBuilder().setKey("deep").setValue(value).build();
  }

  /** Field 1 within field 1, which is a message all the way down at the places that are known. */
  private static byte[] nested(int levels) {
    var body = new byte[0];
    for (int level = 0; level < levels; level++) {
      body = field(body);
    }
    return body;
  }

  private static byte[] field(byte[] inner) {
    var out = new ByteArrayOutputStream();
    var coded = CodedOutputStream.newInstance(out);
    try {
      coded.writeByteArray(1, inner);
      coded.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] wire(int type) {
    return new byte[] {(byte) (1 << 3 | type), 1, 2, 3};
  }

  private static byte[] filled(int length, byte with) {
    var bytes = new byte[length];
    Arrays.fill(bytes, with);
    return bytes;
  }
}
