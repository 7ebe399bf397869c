package dev.hansei.api.failures;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.failures.Collections;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.List;

/** Traces of a project, and failures found on them, as a collection would. */
public record FailureSeed(ApiServer server, ProjectId project) {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
  private static final String REFUSAL = "No idea.";

  /** A trace of one question and its answer. */
  public TraceId trace(String question, String answer) {
    var trace = TraceId.ofExternal(server.get(Ids.class).next().toString());
    var span = Spans.span(trace, 1, AT).asking(question).answering(answer).build();
    server.get(Traces.class).accept(project, List.of(span));
    return trace;
  }

  /**
   * A trace whose question was refused, and the failure of it, found by a collection of its own.
   */
  public FailureId refused(String question) {
    var failure =
        new Failure(
            new FailureId(server.get(Ids.class).next()),
            trace(question, REFUSAL),
            List.of(FailureReason.REFUSAL),
            Severity.LOW,
            question,
            REFUSAL,
            "",
            AT);
    server.get(Failures.class).record(project, collection(), List.of(failure));
    return failure.id();
  }

  /** A collection that has begun. */
  public CollectionId collection() {
    var id = new CollectionId(server.get(Ids.class).next());
    server
        .get(Collections.class)
        .begin(new CollectFailuresInput(project, id, new Actor.BySystem(), false));
    return id;
  }
}
