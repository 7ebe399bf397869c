package dev.hansei.api.traces;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Langfuse's client of version 3, unchanged: spans by OTLP, scores by its own door. */
class LangfuseSdkIT {
  private static final SenderScripts SCRIPTS =
      new SenderScripts("senders-langfuse3", "requirements-langfuse3.txt");

  private final Receiver receiver = Receiver.fresh();

  @BeforeAll
  static void install() throws Exception {
    SCRIPTS.install();
  }

  @Test
  void spansTheirOrderAndTheScoreArrive() throws Exception {
    var id =
        SCRIPTS.run(
            "chat_langfuse3.py",
            Map.of(
                "LANGFUSE_HOST", receiver.base(),
                "LANGFUSE_PUBLIC_KEY", "pk-lf-anything",
                "LANGFUSE_SECRET_KEY", receiver.secret()));

    var line = receiver.line();
    assertThat(line.id().hex()).isEqualTo(id);
    assertThat(line.question()).isEqualTo("How long?");
    assertThat(line.answer()).isEqualTo("Thirty days.");
    assertThat(line.model()).isEqualTo("gpt-4o-mini");
    assertThat(line.inputTokens()).isEqualTo(12);
    assertThat(line.outputTokens()).isEqualTo(3);
    assertThat(line.talk().session()).isEqualTo("s-3");
    receiver.assertNobodyIsNamed();
    var spans =
        receiver.trace().spans().stream()
            .collect(Collectors.toMap(Span::name, Function.identity()));
    assertThat(spans).containsOnlyKeys("shop", "search", "answer");
    Span answer = requireNonNull(spans.get("answer"));
    assertThat(answer.parentSpanId()).contains(requireNonNull(spans.get("shop")).spanId());
    assertThat(answer.input()).containsExactly(new Message(Message.Role.USER, "How long?"));
    assertThat(requireNonNull(spans.get("search")).passages())
        .extracting(Span.RetrievedPassage::text)
        .containsExactly("Returns are taken for thirty days.");
    assertThat(receiver.trace().feedback().stream().map(Feedback::opinion).toList())
        .containsExactly(new Feedback.Evaluation("grounded", 0.25, "No source."));
  }
}
