package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.TraceId;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever comes to the door: no answer of 500 or above, and what is good beside it is kept. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OtlpFuzzTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String NEIGHBOUR = "5bf92f3577b34da6a3ce929d0e0e4736";
  private static final int SEEDS = Integer.getInteger("hansei.fuzz.seeds", 300);

  /** Rounds of the whole corpus leave no more than this behind: some of the largest bodies. */
  private static final long GROWTH_MAX = 64L << 20;

  private final ApiServer server = ApiServer.running();
  private Project project;
  private Client exporter;

  @BeforeEach
  void begin() {
    project = server.project();
    exporter = server.token(project, Role.DEVELOPER);
  }

  @Test
  void spoiledProtobufIsNeverOurFault() {
    var good = Otlp.protobuf(Otlp.chat(TRACE), Otlp.chat(NEIGHBOUR));
    for (int seed = 0; seed < SEEDS; seed++) {
      var body = HostileBodies.spoiled(good, seed);
      assertThat(protobuf(body).status()).as("seed %d", seed).isLessThan(500);
    }
    isAlive();
  }

  @Test
  void spoiledJsonIsNeverOurFault() {
    var good = Otlp.json(TRACE).getBytes(StandardCharsets.UTF_8);
    for (int seed = 0; seed < SEEDS; seed++) {
      var body = HostileBodies.spoiled(good, seed);
      assertThat(json(body).status()).as("seed %d", seed).isLessThan(500);
    }
    isAlive();
  }

  @Test
  void wholeBodiesThatMeanNothingAreRefusedOrEmpty() {
    HostileBodies.protobufs()
        .forEach((name, body) ->
            assertThat(protobuf(body).status()).as(name).isIn(200, 400, 413, 429, 503));
    HostileBodies.jsons()
        .forEach((name, body) -> assertThat(json(body).status()).as(name).isIn(200, 400, 413, 429));
    isAlive();
  }

  @Test
  void aGoodNeighbourOfEachHostileSpanIsKept() {
    var number = 0;
    for (var hostile : HostileBodies.spans(TRACE).entrySet()) {
      var neighbour = "%032x".formatted(0xabc000 + number++);
      protobuf(Otlp.protobuf(good(neighbour), hostile.getValue(), good(neighbour))).expect(200);
      assertThat(server.get(Traces.class).find(project.id(), new TraceId(neighbour)))
          .as(hostile.getKey())
          .hasValueSatisfying(trace -> assertThat(trace.spans()).hasSize(1));
      // What was kept of the hostile one can be shown.
      server.token(project, Role.LEAD).get("/traces?limit=200").expect(200);
    }
    assertThat(server.get(Traces.class).find(project.id(), new TraceId(TRACE))).isPresent();
    server.token(project, Role.LEAD).get("/traces/" + TRACE).expect(200);
  }

  @Test
  void theCorpusLeavesNothingBehind() {
    corpus();
    long before = used();
    for (int round = 0; round < 3; round++) {
      corpus();
    }
    assertThat(used() - before).as("bytes left behind").isLessThan(GROWTH_MAX);
    assertThat(server.get(IntakeGate.class).inHand()).as("places not given back").isZero();
  }

  private void corpus() {
    HostileBodies.protobufs().values().forEach(this::protobuf);
    HostileBodies.jsons().values().forEach(this::json);
    HostileBodies.spans(TRACE).values().forEach(span -> protobuf(Otlp.protobuf(span)));
  }

  private static long used() {
    long least = Long.MAX_VALUE;
    for (int look = 0; look < 3; look++) {
      System.gc();
      var runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private static Span good(String traceId) {
    return Otlp.chat(traceId).toBuilder()
        .setSpanId(ByteString.copyFrom(HexFormat.of().parseHex("00000000000000aa")))
        .build();
  }

  private void isAlive() {
    protobuf(Otlp.protobuf(Otlp.chat("6bf92f3577b34da6a3ce929d0e0e4736"))).expect(200);
  }

  private Answer protobuf(byte[] body) {
    return exporter.post("!/v1/traces", "application/x-protobuf", body);
  }

  private Answer json(byte[] body) {
    return exporter.post("!/v1/traces", "application/json", body);
  }
}
