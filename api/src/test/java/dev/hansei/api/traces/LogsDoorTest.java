package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.traces.DeadLetters;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogsDoorTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final long AT = 1_795_000_000_500_000_000L;

  private final ApiServer server = ApiServer.running();
  private Project project;
  private Client exporter;

  @BeforeEach
  void begin() {
    project = server.project();
    exporter = server.token(project, Role.DEVELOPER);
  }

  @Test
  void eventsOfASpanAreAStepBelowItThatSaysWhatWasSaid() throws Exception {
    var request =
        request(
            event("gen_ai.user.message", "content", "How long?"),
            event("gen_ai.choice", "content", "Thirty days."));
    for (byte[] body : List.of(request, Otlp.gzip(request))) {
      var answer = exporter.post("!/v1/logs", "application/x-protobuf", body).expect(200);
      assertThat(ExportLogsServiceResponse.parseFrom(answer.bytes()).hasPartialSuccess()).isFalse();
    }
    exporter.post("!/v1/traces", "application/x-protobuf", Otlp.protobuf(bare())).expect(200);

    var trace = trace();
    assertThat(trace.spans()).hasSize(2);
    var step = trace.answering().orElseThrow();
    assertThat(step.parentSpanId()).contains(Otlp.SPAN_ID);
    assertThat(step.input()).containsExactly(new Message(Message.Role.USER, "How long?"));
    assertThat(step.output()).containsExactly(new Message(Message.Role.ASSISTANT, "Thirty days."));
  }

  @Test
  void anEvaluationIsFeedbackAndOtherLogsAreCountedAndNotKept() {
    var json =
        """
        {"resourceLogs":[{"scopeLogs":[{"logRecords":[
          {"timeUnixNano":"%d","traceId":"%s","spanId":"%s","eventName":"gen_ai.evaluation.result",
           "attributes":[
            {"key":"gen_ai.evaluation.name","value":{"stringValue":"grounded"}},
            {"key":"gen_ai.evaluation.score.value","value":{"doubleValue":0.25}},
            {"key":"gen_ai.evaluation.score.label","value":{"stringValue":"fail"}},
            {"key":"gen_ai.evaluation.explanation","value":{"stringValue":"No source."}}]},
          {"timeUnixNano":"%d","severityText":"INFO","body":{"stringValue":"started"}},
          {"timeUnixNano":"%d","traceId":"zz","eventName":"gen_ai.evaluation.result"}]}]}]}
        """
            .formatted(AT, TRACE, Otlp.SPAN_ID, AT, AT);

    var answer = exporter.post("!/v1/logs", json).expect(200);
    exporter.post("!/v1/logs", json).expect(200);

    assertThat(answer.text("/partialSuccess/rejectedLogRecords")).isEqualTo("2");
    assertThat(answer.text("/partialSuccess/errorMessage")).contains("begins with gen_ai.");
    assertThat(trace().feedback().stream().map(Feedback::opinion).toList())
        .containsExactlyInAnyOrder(
            new Feedback.Evaluation("grounded", 0.25, "No source."),
            new Feedback.Label("grounded", "fail", ""));
    // One a request: the record with the bad trace id, without the other application's.
    assertThat(server.get(DeadLetters.class).count(project.id())).isEqualTo(2);
  }

  @Test
  void garbageIsRefusedAndKept() {
    exporter.post("!/v1/logs", "application/x-protobuf", new byte[] {1, 2, 3}).expect(400);
    assertThat(server.get(DeadLetters.class).count(project.id())).isEqualTo(1);
  }

  private Trace trace() {
    return server.get(Traces.class).find(project.id(), new TraceId(TRACE)).orElseThrow();
  }

  /** The span of a sender that puts its messages into events. */
  private static Span bare() {
    return Otlp.chat(TRACE).toBuilder().clearAttributes().build();
  }

  private static LogRecord event(String name, String key, String value) {
    return LogRecord.newBuilder()
        .setTimeUnixNano(AT)
        .setEventName(name)
        .setTraceId(ByteString.copyFrom(HexFormat.of().parseHex(TRACE)))
        .setSpanId(ByteString.copyFrom(HexFormat.of().parseHex(Otlp.SPAN_ID)))
        .setBody(
            AnyValue.newBuilder()
                .setKvlistValue(
                    KeyValueList.newBuilder()
                        .addValues(
                            KeyValue.newBuilder()
                                .setKey(key)
                                .setValue(AnyValue.newBuilder().setStringValue(value)))))
        .build();
  }

  private static byte[] request(LogRecord... records) {
    return ExportLogsServiceRequest.newBuilder()
        .addResourceLogs(
            ResourceLogs.newBuilder()
                .addScopeLogs(ScopeLogs.newBuilder().addAllLogRecords(List.of(records))))
        .build()
        .toByteArray();
  }
}
