package dev.hansei.activities;

import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.failures.Collections;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.traces.FeedbackLog;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.FeedbackId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts traces and what people said of them into a project. */
public record UnhappyTraces(Workplace workplace, ProjectId project) {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  /** Takes in one trace of one span. */
  public TraceId trace(int number, String question, String answer, String... passages) {
    return conversation(
        number, List.of(new Message(Message.Role.USER, question)), answer, passages);
  }

  /** Takes in one trace of one span that was given these messages. */
  public TraceId conversation(int number, List<Message> input, String answer, String... passages) {
    TraceId id = new TraceId("%032x".formatted(number + 1));
    List<Span.RetrievedPassage> retrieved = new ArrayList<>();
    for (String passage : passages) {
      retrieved.add(new Span.RetrievedPassage("p" + retrieved.size(), passage, 0.5));
    }
    workplace
        .get(Traces.class)
        .accept(
            project,
            List.of(
                new Span(
                    id,
                    "%016x".formatted(number + 1),
                    Optional.empty(),
                    "answer",
                    "chat",
                    START,
                    START.plusSeconds(1),
                    Span.Status.OK,
                    "openai/stub",
                    Optional.empty(),
                    input,
                    List.of(new Message(Message.Role.ASSISTANT, answer)),
                    retrieved,
                    10,
                    10,
                    Map.of())));
    return id;
  }

  /** Somebody says something of a trace. */
  public void says(TraceId trace, Feedback.Opinion... opinions) {
    workplace
        .get(FeedbackLog.class)
        .add(
            project,
            Arrays.stream(opinions)
                .map(opinion ->
                    new Feedback(
                        new FeedbackId(workplace.get(Ids.class).next()),
                        trace,
                        opinion,
                        START.plusSeconds(60)))
                .toList());
  }

  /** A collection of its own finds that a trace failed, and how its answer should have been. */
  public void found(TraceId trace, String question, String answer, String correction) {
    var collection = new CollectionId(workplace.get(Ids.class).next());
    workplace
        .get(Collections.class)
        .begin(new CollectFailuresInput(project, collection, new Actor.BySystem(), false));
    workplace
        .get(Failures.class)
        .record(
            project,
            collection,
            List.of(
                new Failure(
                    new FailureId(workplace.get(Ids.class).next()),
                    trace,
                    List.of(FailureReason.NEGATIVE_FEEDBACK),
                    Severity.LOW,
                    question,
                    answer,
                    correction,
                    Instant.EPOCH)));
  }
}
