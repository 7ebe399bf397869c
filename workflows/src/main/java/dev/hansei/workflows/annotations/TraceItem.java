package dev.hansei.workflows.annotations;

import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.TraceReading;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What annotators see of a trace. Pure. */
public final class TraceItem {
  /** More passages than anybody reads, or retrieves. */
  private static final int PASSAGES_MAX = 50;

  private TraceItem() {}

  /**
   * Question, answer and correction as the failure has them; from the trace, where it is still
   * there, the turns before the question and the passages, best first.
   *
   * @return empty where the trace shows no question
   */
  public static Optional<Item> of(Failure failure, Optional<Trace> trace) {
    return failure.question().isBlank()
        ? Optional.empty()
        : Optional.of(
            new Item(asked(failure.question(), failure.correction(), trace), failure.answer()));
  }

  /**
   * Question, answer and newest correction as they are read off the trace, with the turns before
   * and the passages.
   *
   * @return empty where the trace shows no question or no answer
   */
  public static Optional<Item> of(Trace trace) {
    var reading = new TraceReading(trace);
    String question = reading.question();
    String answer = reading.answer();
    return question.isBlank() || answer.isBlank()
        ? Optional.empty()
        : Optional.of(new Item(asked(question, reading.correction(), Optional.of(trace)), answer));
  }

  /**
   * What was asked, whether or not it was answered; nothing that people said of it since.
   *
   * @return empty where the trace shows no question
   */
  public static Optional<CaseContent> question(Trace trace) {
    String question = new TraceReading(trace).question();
    return question.isBlank()
        ? Optional.empty()
        : Optional.of(asked(question, "", Optional.of(trace)));
  }

  private static CaseContent asked(String question, String reference, Optional<Trace> trace) {
    return new CaseContent(
        question,
        reference,
        trace.map(TraceItem::passages).orElse(List.of()),
        Collections.emptyMap(),
        null,
        trace.map(it -> before(it, question)).orElse(List.of()));
  }

  private static List<ContextPassage> passages(Trace trace) {
    return trace.spans().stream()
        .flatMap(span -> span.passages().stream())
        .distinct()
        .sorted(Comparator.comparingDouble(Span.RetrievedPassage::score).reversed())
        .limit(PASSAGES_MAX)
        .map(it ->
            new ContextPassage(it.id(), it.text(), Double.isFinite(it.score()) ? it.score() : null))
        .toList();
  }

  /** The newest turns of user and assistant before the question, as many as a case may have. */
  private static List<Message> before(Trace trace, String question) {
    List<Message> said =
        trace.answering().stream()
            .flatMap(span -> span.input().stream())
            .filter(turn -> turn.role() != Message.Role.SYSTEM)
            .toList();
    List<Message> kept = new ArrayList<>();
    int chars = 0;
    for (int i = asked(said, question) - 1; i >= 0; i--) {
      Message turn = said.get(i);
      chars += turn.content().length();
      if (kept.size() == CaseContent.TURNS_MAX || chars > CaseContent.TURNS_CHARS_MAX) {
        break;
      }
      if (!turn.content().isBlank()) {
        kept.addFirst(turn);
      }
    }
    return kept;
  }

  /** Where the question stands; 0, so that nothing does before it, where it is not there. */
  private static int asked(List<Message> said, String question) {
    for (int i = said.size() - 1; i >= 0; i--) {
      if (said.get(i).role() == Message.Role.USER && said.get(i).content().equals(question)) {
        return i;
      }
    }
    return 0;
  }
}
