package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Status;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.traces.DeadLetters;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OtlpDoorTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final ApiServer server = ApiServer.running();
  private Project project;
  private Client exporter;

  @BeforeEach
  void begin() {
    project = server.project();
    exporter = server.token(project, Role.DEVELOPER);
  }

  @Test
  void protobufAndJsonGiveTheSameSpan() {
    var other = server.project();
    var answer = protobuf(Otlp.protobuf(Otlp.chat(TRACE)));
    assertThat(answer.expect(200).header("content-type")).isEqualTo("application/x-protobuf");
    var json = server.token(other, Role.DEVELOPER).post("!/v1/traces", Otlp.json(TRACE));
    assertThat(json.expect(200).header("content-type")).isEqualTo("application/json");
    assertThat(json.body()).isEqualTo("{}");

    var span = span(project);
    assertThat(span).isEqualTo(span(other));
    assertThat(span.input()).containsExactly(new Message(Message.Role.USER, "How long?"));
    assertThat(span.output()).containsExactly(new Message(Message.Role.ASSISTANT, "Thirty days."));
    assertThat(span.model()).isEqualTo("gpt-4o-mini");
    assertThat(span.inputTokens()).isEqualTo(12);
    assertThat(span.attributes()).containsEntry("shop.basket", "b-7").containsKey("resource");
  }

  @Test
  void aPathMayNameTheProjectAndBasicMayCarryTheToken() {
    var secret = exporter.headers().getOrDefault("Authorization", "").substring("Bearer ".length());
    var basic =
        Base64.getEncoder()
            .encodeToString((project.name() + ":" + secret).getBytes(StandardCharsets.UTF_8));

    exporter
        .with("Authorization", "Basic " + basic)
        .post(
            "/otlp/v1/traces",
            "application/json",
            Otlp.json(TRACE).getBytes(StandardCharsets.UTF_8))
        .expect(200);

    assertThat(span(project).name()).isEqualTo("chat gpt-4o-mini");
  }

  @Test
  void aPoisonSpanIsKeptAsideAndTheGoodOneBesideItIsKept() throws Exception {
    var poison = Otlp.chat(TRACE).toBuilder().setStartTimeUnixNano(0).build();

    var answer = protobuf(Otlp.protobuf(poison, Otlp.chat(TRACE))).expect(200);

    var partial = ExportTraceServiceResponse.parseFrom(answer.bytes()).getPartialSuccess();
    assertThat(partial.getRejectedSpans()).isEqualTo(1);
    assertThat(partial.getErrorMessage()).contains("startTimeUnixNano");
    assertThat(span(project).spanId()).isEqualTo(Otlp.SPAN_ID);
    assertThat(server.get(DeadLetters.class).count(project.id())).isEqualTo(1);
  }

  @Test
  void nothingButGarbageIsRefusedAsAStatusAndKept() throws Exception {
    var answer = protobuf("this is no protobuf".getBytes(StandardCharsets.UTF_8)).expect(400);

    assertThat(Status.parseFrom(answer.bytes()).getMessage()).contains("unreadable-otlp");
    assertThat(server.get(DeadLetters.class).count(project.id())).isEqualTo(1);
  }

  @Test
  void gzipIsInflatedAndABombIsStopped() throws Exception {
    gzip(Otlp.gzip(Otlp.protobuf(Otlp.chat(TRACE)))).expect(200);
    assertThat(span(project).spanId()).isEqualTo(Otlp.SPAN_ID);

    var bomb = gzip(Otlp.gzip(new byte[400 * 1024 * 1024])).expect(413);
    assertThat(Status.parseFrom(bomb.bytes()).getMessage()).contains("too-large");
  }

  @Test
  void anEmptyRequestIsASuccess() {
    protobuf(new byte[0]).expect(200);
  }

  @Test
  void aBadTokenIsAStatusOfTheSenderInItsOwnForm() throws Exception {
    var answer =
        exporter
            .with("Authorization", "Bearer hsi_wrong")
            .post("!/v1/traces", "application/x-protobuf", Otlp.protobuf(Otlp.chat(TRACE)))
            .expect(401);

    assertThat(Status.parseFrom(answer.bytes()).getCode()).isEqualTo(16);
    server.token(project, Role.ANNOTATOR).post("!/v1/traces", Otlp.json(TRACE)).expect(403);
    server.browser(project, Role.DEVELOPER).post("!/v1/traces", Otlp.json(TRACE)).expect(401);
  }

  private Answer protobuf(byte[] body) {
    return exporter.post("!/v1/traces", "application/x-protobuf", body);
  }

  private Answer gzip(byte[] body) {
    return exporter
        .with("Content-Encoding", "gzip")
        .post("!/v1/traces", "application/x-protobuf", body);
  }

  private Span span(Project of) {
    return server
        .get(Traces.class)
        .find(of.id(), new TraceId(TRACE))
        .orElseThrow()
        .spans()
        .getFirst();
  }
}
