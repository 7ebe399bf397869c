package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.api.problems.ApiException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class IntakeBodiesTest {
  private static final int LIMIT = 1 << 20;

  @Test
  void inflatesAndSaysHowFarBeforehand() throws IOException {
    var plain = "{\"resourceSpans\":[]}".repeat(40_000).getBytes(StandardCharsets.UTF_8);
    var told = new ArrayList<Long>();
    assertThat(Inflation.inflate(gzip(plain), "It", LIMIT, told::add)).isEqualTo(plain);
    assertThat(told).isSorted().hasSizeGreaterThan(3);
    assertThat(told.getLast()).isGreaterThanOrEqualTo(plain.length);
    assertThat(Inflation.inflate(plain, "It", LIMIT, told::add)).isEqualTo(plain);
    assertThat(Inflation.inflate(gzip(new byte[0]), "It", LIMIT, told::add)).isEmpty();
  }

  @Test
  void endsAtTheLimitAndWhereThereIsNoRoom() throws IOException {
    var bomb = gzip(new byte[LIMIT + 1]);
    assertThatThrownBy(() -> Inflation.inflate(bomb, "It", LIMIT, held -> {}))
        .isInstanceOfSatisfying(
            ApiException.class, it -> assertThat(it.problem().status().getCode()).isEqualTo(413));
    assertThat(Inflation.inflate(bomb, "It", LIMIT + 1, held -> {})).hasSize(LIMIT + 1);
    assertThatThrownBy(() ->
            Inflation.inflate(
                bomb,
                "It",
                LIMIT,
                held -> {
                  throw new IllegalStateException("full");
                }))
        .hasMessage("full");
  }

  @Test
  void countsWhatATreeWouldHave() {
    var body = "{\"a\":[{},{},1],\"b\":\"[1,2]\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(IntakeBodies.values(body)).isEqualTo(11);
  }

  @Test
  void countsTheFieldsOfMessagesWithoutReadingThem() {
    var type = ExportTraceServiceRequest.getDescriptor();
    var request = Otlp.protobuf(Otlp.chat("4bf92f3577b34da6a3ce929d0e0e4736"));
    assertThat(ProtobufFields.count(request, type, 1_000)).isBetween(20L, 500L);
    // One ResourceSpans with one ScopeSpans of 2,000 empty spans.
    byte[] empty = {0x12, 0};
    var spans = joined(Collections.nCopies(2_000, empty));
    var bomb = field((byte) 0x0a, field((byte) 0x12, spans));
    assertThat(ProtobufFields.count(bomb, type, 5_000)).isEqualTo(2_002);
    assertThat(ProtobufFields.count(bomb, type, 1_000)).isEqualTo(1_001);
    assertThat(ProtobufFields.count(Arrays.copyOf(bomb, 100), type, 5_000)).isLessThan(100);
  }

  private static byte[] field(byte tag, byte[] content) {
    byte[] head = {tag, (byte) ((content.length & 0x7f) | 0x80), (byte) (content.length >> 7)};
    return joined(List.of(head, content));
  }

  private static byte[] joined(List<byte[]> parts) {
    var joined = new ByteArrayOutputStream();
    parts.forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
