package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.models.StubModelServer;
import dev.hansei.workflows.traces.Feedback;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real senders in Python, unchanged: OpenAI's client under OpenInference, and Langfuse's own. */
class PythonSendersIT {
  private static final SenderScripts SCRIPTS = new SenderScripts("senders", "requirements.txt");

  private final Receiver receiver = Receiver.fresh();

  @BeforeAll
  static void install() throws Exception {
    SCRIPTS.install();
  }

  @Test
  void openInferenceUnderOpenTelemetry() throws Exception {
    try (var models = StubModelServer.start()) {
      var said =
          SCRIPTS.run(
              "chat_openinference.py",
              Map.of(
                  "OPENAI_BASE_URL",
                  "http://127.0.0.1:%d/v1".formatted(models.port()),
                  "OTEL_EXPORTER_OTLP_ENDPOINT",
                  receiver.base(),
                  "OTEL_EXPORTER_OTLP_HEADERS",
                  "Authorization=Bearer%20" + receiver.secret()));

      var line = receiver.line();
      assertThat(line.question()).isEqualTo("What is 2 + 3?");
      assertThat(line.answer()).isEqualTo(said).isNotBlank();
      assertThat(line.model()).startsWith("gpt-4o-mini");
      assertThat(line.inputTokens()).isPositive();
      assertThat(line.outputTokens()).isPositive();
      assertThat(line.talk().session()).isEqualTo("s-1");
      receiver.assertNobodyIsNamed();
    }
  }

  @Test
  void langfuseOfVersionTwo() throws Exception {
    var id =
        SCRIPTS.run(
            "chat_langfuse.py",
            Map.of(
                "LANGFUSE_HOST", receiver.base(),
                "LANGFUSE_PUBLIC_KEY", "pk-lf-anything",
                "LANGFUSE_SECRET_KEY", receiver.secret()));

    var line = receiver.line();
    assertThat(line.id()).isEqualTo(LangfuseMapping.traceId(id));
    assertThat(line.question()).isEqualTo("How long?");
    assertThat(line.answer()).isEqualTo("Thirty days.");
    assertThat(line.inputTokens()).isEqualTo(12);
    assertThat(line.talk().session()).isEqualTo("s-2");
    receiver.assertNobodyIsNamed();
    assertThat(receiver.trace().feedback().stream().map(Feedback::opinion).toList())
        .containsExactly(new Feedback.Evaluation("grounded", 0.25, "No source."));
  }
}
