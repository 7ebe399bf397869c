package dev.hansei.api.traces;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A trace as a conversation: what was said before, what was asked, which tools ran, the answer. */
public final class Story {
  /** Turns before the last ones are the same in every trace of a session. */
  private static final int UNFOLDED_MAX = 12;

  /** A longer text of the system is a prompt, which has a page of its own. */
  private static final int SYSTEM_CHARS = 400;

  private Story() {}

  /** The turns, in the order of time. */
  public static List<Turn> of(Trace trace) {
    Optional<Span> answering =
        trace
            .answering()
            .filter(span -> !ToolCalls.isTool(span))
            .or(() -> lastAnswer(trace))
            .or(() -> trace.spans().stream().filter(span -> !span.input().isEmpty()).findFirst());
    List<Message> before = answering.map(Span::input).orElse(List.of());
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      turns.add(said(before.get(i), before.size() - i > UNFOLDED_MAX));
    }
    ToolCalls.of(trace).forEach(call -> turns.add(new Turn.Called(call)));
    answering
        .map(Span::output)
        .orElse(List.of())
        .forEach(message -> turns.add(said(message, false)));
    return turns;
  }

  private static Optional<Span> lastAnswer(Trace trace) {
    return trace.spans().reversed().stream()
        .filter(span -> !span.output().isEmpty() && !ToolCalls.isTool(span))
        .findFirst();
  }

  private static Turn said(Message message, boolean isLongAgo) {
    return switch (message.role()) {
      case SYSTEM ->
          new Turn.Said(
              Turn.Speaker.SYSTEM, message.content(), message.content().length() > SYSTEM_CHARS);
      case USER -> new Turn.Said(Turn.Speaker.USER, message.content(), isLongAgo);
      case ASSISTANT -> new Turn.Said(Turn.Speaker.ASSISTANT, message.content(), isLongAgo);
    };
  }
}
