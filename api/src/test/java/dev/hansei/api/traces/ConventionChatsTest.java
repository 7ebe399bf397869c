package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.traces.ConventionChats.Chat;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.SpanFacts;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same chat as each convention tells it. */
class ConventionChatsTest {
  static List<Chat> chats() {
    return ConventionChats.all();
  }

  @ParameterizedTest
  @MethodSource("chats")
  void eachConventionTellsTheSameChat(Chat chat) {
    var attributes = new LinkedHashMap<>(chat.attributes());
    attributes.put("shop.basket", "b-7");
    var span = MappedSpans.map(attributes);
    assertThat(span.operation()).isEqualTo("chat");
    assertThat(span.model()).isEqualTo("gpt-4o-mini");
    assertThat(span.input()).containsExactly(new Message(Message.Role.USER, ConventionChats.ASKED));
    assertThat(span.output())
        .containsExactly(new Message(Message.Role.ASSISTANT, ConventionChats.SAID));
    assertThat(span.inputTokens()).isEqualTo(12);
    assertThat(span.outputTokens()).isEqualTo(3);
    assertThat(span.attributes()).containsEntry("shop.basket", "b-7");
    var facts = new SpanFacts(span);
    assertThat(facts.session()).contains("s-1");
    assertThat(facts.userHash()).contains("hash of ann@example.org");
    assertThat(MappedSpans.without(span, SpanFacts.USER)).doesNotContain("ann@example.org");
  }

  @ParameterizedTest
  @MethodSource("chats")
  void whatIsToldBesideIsBroughtUnderOneName(Chat chat) {
    var facts = new SpanFacts(MappedSpans.map(chat.attributes()));
    switch (chat.convention()) {
      case "current GenAI" -> {
        assertThat(facts.parameters().get("temperature")).isEqualTo(0.2);
        assertThat(facts.tokens("cache_read")).isEqualTo(4);
        assertThat(facts.tokens("reasoning")).isEqualTo(2);
      }
      case "OpenInference" -> {
        assertThat(facts.parameters().get("temperature")).isEqualTo(0.2);
        assertThat(facts.costUsdMicros()).isEqualTo(1_500);
        assertThat(facts.span().prompt()).isEmpty();
      }
      case "Langfuse" -> {
        assertThat(facts.costUsdMicros()).isEqualTo(1_500);
        assertThat(facts.tags()).hasToString("[shop, night]");
        assertThat(facts.environment()).contains("production");
        assertThat(facts.span().prompt()).contains(new Span.PromptUse("answer", "3"));
      }
      case "Confident" -> {
        assertThat(facts.costUsdMicros()).isEqualTo(18);
        assertThat(facts.span().prompt()).contains(new Span.PromptUse("answer", "3"));
      }
      case "MLflow" -> assertThat(facts.costUsdMicros()).isEqualTo(1_500);
      default -> assertThat(facts.tokens("cache_read")).isEqualTo(4);
    }
  }
}
