package dev.hansei.activities.cases;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.cases.Documents;
import dev.hansei.infra.registry.failures.FailureDetail;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads failures with what their traces retrieved, and the documents of a project. */
@Singleton
final class FailureSources {
  /** More passages than any application puts before its model. */
  private static final int RETRIEVED_MAX = 20;

  /** Documents that are searched where a generation names none; newest first. */
  private static final int DOCUMENTS_MAX = 200;

  private final Failures failures;
  private final Traces traces;
  private final Documents documents;

  FailureSources(Failures failures, Traces traces, Documents documents) {
    this.failures = failures;
    this.traces = traces;
    this.documents = documents;
  }

  /** A failure and the passages that the application had when it failed, in its order. */
  record Found(Failure failure, List<ContextPassage> retrieved) {
    Found {
      retrieved = List.copyOf(retrieved);
    }
  }

  Found find(ProjectId project, FailureId id) {
    Failure failure =
        failures
            .find(project, id)
            .map(FailureDetail::failure)
            .orElseThrow(() -> RegistryException.notFound("failure", id));
    List<ContextPassage> retrieved =
        traces.find(project, failure.traceId()).map(FailureSources::retrieved).orElse(List.of());
    return new Found(failure, retrieved);
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
