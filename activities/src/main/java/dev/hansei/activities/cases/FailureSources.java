package dev.hansei.activities.cases;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.cases.Documents;
import dev.hansei.infra.registry.failures.FailureDetail;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.cases.CaseCluster;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.EarlierAnswer;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.SpanFacts;
import dev.hansei.workflows.traces.Trace;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads failures with what their traces retrieved and what people said of them, and the documents
 * of a project.
 */
@Singleton
final class FailureSources {
  /** More passages than any application puts before its model. */
  private static final int RETRIEVED_MAX = 20;

  /** Documents that are searched where a generation names none; newest first. */
  private static final int DOCUMENTS_MAX = 200;

  private static final String CORRECTED = "It should have said: ";

  private final Failures failures;
  private final Traces traces;
  private final Documents documents;

  FailureSources(Failures failures, Traces traces, Documents documents) {
    this.failures = failures;
    this.traces = traces;
    this.documents = documents;
  }

  /**
   * A failure with what its trace shows.
   *
   * @param retrieved the passages that the application had when it failed, in its order
   */
  record Found(Failure failure, List<ContextPassage> retrieved, Past past) {
    Found {
      retrieved = List.copyOf(retrieved);
    }
  }

  /**
   * What was before a question is asked again.
   *
   * @param said the answer that failed and what people said of it, as fields of a case
   * @param turns what user and assistant said before the question, oldest first
   */
  record Past(Map<String, String> said, List<Message> turns) {
    Past {
      said = Map.copyOf(said);
      turns = List.copyOf(turns);
    }
  }

  Found find(ProjectId project, FailureId id) {
    Failure failure =
        failures
            .find(project, id)
            .map(FailureDetail::failure)
            .orElseThrow(() -> RegistryException.notFound("failure", id));
    Optional<Trace> trace = traces.find(project, failure.traceId());
    return new Found(
        failure,
        trace.map(FailureSources::retrieved).orElse(List.of()),
        new Past(
            with(
                EarlierAnswer.fields(
                    failure.answer(), trace.map(FailureSources::remarks).orElse(List.of())),
                trace.flatMap(SpanFacts::conversationOf)),
            trace.map(it -> turns(it, failure.question())).orElse(List.of())));
  }

  private static Map<String, String> with(Map<String, String> said, Optional<String> conversation) {
    Map<String, String> fields = new LinkedHashMap<>(said);
    conversation.ifPresent(id -> fields.put(CaseCluster.CONVERSATION_FIELD, id));
    return fields;
  }

  /** What people said in words, oldest first; a mere thumb has no point to take up. */
  private static List<String> remarks(Trace trace) {
    return trace.feedback().stream()
        .map(Feedback::opinion)
        .flatMap(opinion ->
            switch (opinion) {
              case Feedback.Comment(String text) -> Stream.of(text);
              case Feedback.Correction(String text) -> Stream.of(CORRECTED + text);
              case Feedback.Edit(String text, _) -> Stream.of(CORRECTED + text);
              case Feedback.Thumbs _,
                  Feedback.Stars _,
                  Feedback.Evaluation _,
                  Feedback.Label _,
                  Feedback.Survey _,
                  Feedback.Resolved _,
                  Feedback.Preference _ ->
                  Stream.<String>empty();
            })
        .toList();
  }

  /**
   * The turns before the question in the span that answered it; of a long conversation the last
   * ones that a case takes.
   */
  private static List<Message> turns(Trace trace, String question) {
    List<Message> input = trace.answering().map(Span::input).orElse(List.of());
    int asked = input.size() - 1;
    while (asked >= 0
        && !(input.get(asked).role() == Message.Role.USER
            && input.get(asked).content().equals(question))) {
      asked--;
    }
    Deque<Message> turns = new ArrayDeque<>();
    int chars = 0;
    for (int i = asked - 1; i >= 0 && turns.size() < CaseContent.TURNS_MAX; i--) {
      Message turn = input.get(i);
      chars += turn.content().length();
      if (chars > CaseContent.TURNS_CHARS_MAX) {
        break;
      }
      if (turn.role() != Message.Role.SYSTEM && !turn.content().isBlank()) {
        turns.addFirst(turn);
      }
    }
    return List.copyOf(turns);
  }

  List<DocumentId> documents(ProjectId project) {
    return documents
        .page(project, new PageRequest(Optional.empty(), DOCUMENTS_MAX))
        .items()
        .stream()
        .map(Document::id)
        .toList();
  }

  /** Those of the answering span; else of the last span that retrieved. */
  private static List<ContextPassage> retrieved(Trace trace) {
    List<Span> spans = new ArrayList<>(trace.answering().stream().toList());
    spans.addAll(trace.spans().reversed());
    return spans.stream()
        .map(Span::passages)
        .filter(passages -> !passages.isEmpty())
        .findFirst()
        .orElse(List.of())
        .stream()
        .filter(passage -> !passage.text().isBlank())
        .limit(RETRIEVED_MAX)
        .map(passage -> new ContextPassage(passage.id(), passage.text()))
        .toList();
  }
}
