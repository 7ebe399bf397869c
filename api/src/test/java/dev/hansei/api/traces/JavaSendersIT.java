package dev.hansei.api.traces;

import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** OpenTelemetry's SDK for Java, unchanged: HTTP with protobuf and gzip, in batches. */
class JavaSendersIT {
  private static final long PATIENCE_SECONDS = 60;

  private final Receiver receiver = Receiver.fresh();

  @Test
  void spansWithParentsEventsAndAnEvaluation() {
    var tracers = tracers();
    var loggers = loggers();
    var agent = agent(tracers.get("shop"));
    var asked = Context.root().with(agent);
    search(tracers.get("shop"), asked);
    var chat = chat(tracers.get("shop"), asked);
    loggers
        .get("shop")
        .logRecordBuilder()
        .setContext(asked.with(chat))
        .setEventName("gen_ai.evaluation.result")
        .setAttribute(stringKey("gen_ai.evaluation.name"), "grounded")
        .setAttribute(doubleKey("gen_ai.evaluation.score.value"), 0.25)
        .setAttribute(stringKey("gen_ai.evaluation.explanation"), "No source.")
        .emit();
    agent.end();
    assertThat(tracers.forceFlush().join(PATIENCE_SECONDS, TimeUnit.SECONDS).isSuccess()).isTrue();
    assertThat(loggers.forceFlush().join(PATIENCE_SECONDS, TimeUnit.SECONDS).isSuccess()).isTrue();
    tracers.close();
    loggers.close();

    var line = receiver.line();
    assertThat(line.id().hex()).isEqualTo(agent.getSpanContext().getTraceId());
    assertThat(line.question()).isEqualTo("How long?");
    assertThat(line.answer()).isEqualTo("Thirty days.");
    assertThat(line.model()).isEqualTo("gpt-4o-mini");
    assertThat(line.inputTokens()).isEqualTo(12);
    assertThat(line.outputTokens()).isEqualTo(3);
    assertThat(line.status()).isEqualTo(Span.Status.ERROR);
    assertThat(line.talk().session()).isEqualTo("s-4");
    receiver.assertNobodyIsNamed();
    assertSpans(agent.getSpanContext().getSpanId(), chat.getSpanContext().getSpanId());
    assertThat(receiver.trace().feedback().stream().map(Feedback::opinion).toList())
        .containsExactly(new Feedback.Evaluation("grounded", 0.25, "No source."));
  }

  private void assertSpans(String agent, String chat) {
    var spans =
        receiver.trace().spans().stream()
            .collect(Collectors.toMap(Span::spanId, Function.identity()));
    assertThat(spans).hasSize(3).containsKeys(agent, chat);
    assertThat(requireNonNull(spans.get(agent)).parentSpanId()).isEmpty();
    assertThat(spans.values())
        .filteredOn(span -> span.parentSpanId().isPresent())
        .hasSize(2)
        .allMatch(span -> span.parentSpanId().orElseThrow().equals(agent));
    assertThat(requireNonNull(spans.get(chat)).operation()).isEqualTo("chat");
    assertThat(spans.get(chat).input())
        .containsExactly(
            new Message(Message.Role.SYSTEM, "Be brief."),
            new Message(Message.Role.USER, "How long?"));
    assertThat(spans.get(chat).attributes()).containsEntry("shop.basket", "b-7");
  }

  private SdkTracerProvider tracers() {
    var exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(receiver.base() + "/v1/traces")
            .setCompression("gzip")
            .addHeader("Authorization", "Bearer " + receiver.secret())
            .build();
    return SdkTracerProvider.builder()
        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
        .build();
  }

  private SdkLoggerProvider loggers() {
    var exporter =
        OtlpHttpLogRecordExporter.builder()
            .setEndpoint(receiver.base() + "/v1/logs")
            .setCompression("gzip")
            .addHeader("Authorization", "Bearer " + receiver.secret())
            .build();
    return SdkLoggerProvider.builder()
        .addLogRecordProcessor(BatchLogRecordProcessor.builder(exporter).build())
        .build();
  }

  private static io.opentelemetry.api.trace.Span agent(Tracer tracer) {
    return tracer
        .spanBuilder("invoke_agent shop")
        .setAttribute("gen_ai.operation.name", "invoke_agent")
        .setAttribute("gen_ai.conversation.id", "s-4")
        .setAttribute("user.id", Receiver.USER)
        .startSpan();
  }

  private static void search(Tracer tracer, Context parent) {
    var search =
        tracer
            .spanBuilder("execute_tool search")
            .setParent(parent)
            .setAttribute("gen_ai.operation.name", "execute_tool")
            .setAttribute("gen_ai.tool.name", "search")
            .startSpan();
    search.recordException(new IllegalStateException("the shelf is empty"));
    search.setStatus(StatusCode.ERROR, "the shelf is empty");
    search.end();
  }

  /** Messages as events of the span, as instrumentations before version 1.37 have them. */
  private static io.opentelemetry.api.trace.Span chat(Tracer tracer, Context parent) {
    var chat =
        tracer
            .spanBuilder("chat gpt-4o-mini")
            .setParent(parent)
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("gen_ai.operation.name", "chat")
            .setAttribute("gen_ai.request.model", "gpt-4o-mini")
            .setAttribute("gen_ai.usage.input_tokens", 12)
            .setAttribute("gen_ai.usage.output_tokens", 3)
            .setAttribute(stringArrayKey("gen_ai.response.finish_reasons"), List.of("stop"))
            .setAttribute("shop.basket", "b-7")
            .startSpan();
    chat.addEvent("gen_ai.system.message", content("Be brief."));
    chat.addEvent("gen_ai.user.message", content("How long?"));
    chat.addEvent("gen_ai.choice", content("Thirty days."));
    chat.end();
    return chat;
  }

  private static Attributes content(String text) {
    return Attributes.of(stringKey("content"), text);
  }
}
