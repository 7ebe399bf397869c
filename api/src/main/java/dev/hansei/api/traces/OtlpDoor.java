package dev.hansei.api.traces;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.Pointer;
import dev.hansei.infra.registry.traces.Accepted;
import dev.hansei.infra.registry.traces.FeedbackLog;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.infra.registry.traces.UserHashes;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the spans of one OTLP request: the good ones become durable. Safe to repeat: a span that is
 * known changes nothing.
 */
@Singleton
final class OtlpDoor {
  /** OTLP's own advice for a server; counted after inflating. */
  static final int BYTES_MAX = 20 * 1024 * 1024;

  /** Collectors send some eight thousand; without texts they are nobody's conversations. */
  static final int STEPS_MAX = 50_000;

  private final Traces traces;
  private final FeedbackLog feedbackLog;
  private final UserHashes users;

  OtlpDoor(Traces traces, FeedbackLog feedbackLog, UserHashes users) {
    this.traces = traces;
    this.feedbackLog = feedbackLog;
    this.users = users;
  }

  /**
   * Bounds one request, while it is read.
   *
   * @throws ApiException 413 when there are too many already for one more
   */
  static void requireRoom(List<?> steps) {
    if (steps.size() >= STEPS_MAX) {
      throw ApiProblem.of(
              HttpStatus.REQUEST_ENTITY_TOO_LARGE,
              "too-many-spans",
              "The request is too large",
              "One request has at most %,d spans or log records. Send them in parts; nothing of it was kept."
                  .formatted(STEPS_MAX))
          .raise();
    }
  }

  /** Durable when it returns. */
  Intake take(ProjectId project, List<OtlpSpan> spans) {
    var mapping = new SpanMapping(user -> users.of(project, user));
    var good = new ArrayList<Span>();
    var said = new ArrayList<Feedback>();
    var bad = new ArrayList<OtlpSpan>();
    var why = new ArrayList<Pointer>();
    for (int place = 0; place < spans.size(); place++) {
      try {
        var mapped = mapping.map(spans.get(place));
        good.add(mapped.span());
        said.addAll(mapped.feedback());
      } catch (IllegalArgumentException e) {
        bad.add(spans.get(place));
        why.add(Pointer.field("spans[%d]".formatted(place), String.valueOf(e.getMessage())));
      }
    }
    var accepted = keep(project, good, said);
    return new Intake(accepted, why, rest(bad));
  }

  /** Keeps what was mapped; durable when it returns. */
  Accepted keep(ProjectId project, List<Span> spans, List<Feedback> said) {
    var accepted = accept(project, spans);
    int fresh = say(project, said);
    return spans.isEmpty() ? new Accepted(fresh, said.size() - fresh) : accepted;
  }

  private Accepted accept(ProjectId project, List<Span> spans) {
    int fresh = 0;
    int known = 0;
    for (int from = 0; from < spans.size(); from += Traces.SPANS_MAX) {
      var part = spans.subList(from, Math.min(spans.size(), from + Traces.SPANS_MAX));
      var accepted = traces.accept(project, part);
      fresh += accepted.spans();
      known += accepted.duplicates();
    }
    return new Accepted(fresh, known);
  }

  private int say(ProjectId project, List<Feedback> said) {
    int fresh = 0;
    for (int from = 0; from < said.size(); from += FeedbackLog.FEEDBACK_MAX) {
      int to = Math.min(said.size(), from + FeedbackLog.FEEDBACK_MAX);
      fresh += feedbackLog.add(project, said.subList(from, to));
    }
    return fresh;
  }

  /** The spans as JSON of ours: the request they came in may hold good ones of any size beside. */
  private static Optional<Intake.Rest> rest(List<OtlpSpan> bad) {
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Intake.Rest(
            Door.OTLP_SPANS,
            bad.size() == 1 ? "1 span breaks a rule" : bad.size() + " spans break a rule",
            DeadSpans.write(bad)));
  }
}
