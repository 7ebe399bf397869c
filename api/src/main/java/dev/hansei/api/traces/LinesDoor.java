package dev.hansei.api.traces;

import dev.hansei.api.bodies.JsonLines;
import dev.hansei.api.bodies.RejectedLine;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.traces.Accepted;
import dev.hansei.infra.registry.traces.FeedbackLog;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.infra.registry.traces.UserHashes;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes traces and feedback as lines of JSON, traces as CSV too: the good ones become durable. Safe
 * to repeat: a line that is known changes nothing.
 */
@Singleton
final class LinesDoor {
  /** Bounds one request; the sender cuts a longer file up. */
  static final int LINES_MAX = 10_000;

  private final JsonLines json;
  private final TraceTables tables;
  private final Traces traces;
  private final FeedbackLog feedbackLog;
  private final UserHashes users;
  private final Clock clock;

  LinesDoor(
      JsonLines json,
      TraceTables tables,
      Traces traces,
      FeedbackLog feedbackLog,
      UserHashes users,
      Clock clock) {
    this.json = json;
    this.tables = tables;
    this.traces = traces;
    this.feedbackLog = feedbackLog;
    this.users = users;
    this.clock = clock;
  }

  /** Traces, with the feedback that stands on their lines. */
  Intake traces(ProjectId project, byte[] body) {
    var taken = take(project, json.read(body, ImportedLine.class, LINES_MAX));
    return Intake.ofLines(
        taken.accepted(), taken.rejected(), Door.TRACE_LINES, lines -> JsonLines.only(body, lines));
  }

  /**
   * The same as a table in CSV.
   *
   * @throws ApiException 400 where its first row cannot be used
   */
  Intake table(ProjectId project, byte[] body) {
    var table = tables.read(body, LINES_MAX);
    var taken = take(project, table.reading());
    return Intake.ofLines(
        taken.accepted(), taken.rejected(), Door.TRACE_TABLE, lines -> table.only(body, lines));
  }

  /** Feedback alone. */
  Intake feedback(ProjectId project, byte[] body) {
    var now = clock.instant();
    var said = new ArrayList<Feedback>();
    var rejected =
        use(
            json.read(body, FeedbackLine.class, LINES_MAX),
            line -> said.addAll(line.value().feedback(now)));
    int fresh = say(project, said);
    return Intake.ofLines(
        new Accepted(fresh, said.size() - fresh),
        rejected,
        Door.FEEDBACK_LINES,
        lines -> JsonLines.only(body, lines));
  }

  /** What became of lines of traces. */
  private record Taken(Accepted accepted, List<RejectedLine> rejected) {}

  private Taken take(ProjectId project, JsonLines.Reading<ImportedLine> reading) {
    var mapping = new LineMapping(clock.instant(), user -> users.of(project, user));
    var spans = new ArrayList<Span>();
    var said = new ArrayList<Feedback>();
    var rejected =
        use(
            reading,
            line -> {
              var mapped = mapping.map(line.value(), line.text());
              spans.add(mapped.span());
              said.addAll(mapped.feedback());
            });
    var accepted = spans.isEmpty() ? new Accepted(0, 0) : traces.accept(project, spans);
    say(project, said);
    return new Taken(accepted, rejected);
  }

  /** Uses each line that can be read; gives those that cannot, or break a rule, by number. */
  private static <T> List<RejectedLine> use(
      JsonLines.Reading<T> reading, Consumer<JsonLines.Line<T>> use) {
    if (reading.rejected().stream().anyMatch(it -> it.code().equals(JsonLines.TOO_MANY))) {
      throw tooMany();
    }
    var rejected = new ArrayList<>(reading.rejected());
    for (var line : reading.lines()) {
      try {
        use.accept(line);
      } catch (IllegalArgumentException e) {
        rejected.add(
            new RejectedLine(line.number(), "rule-broken", String.valueOf(e.getMessage())));
      }
    }
    rejected.sort(Comparator.comparingInt(RejectedLine::line));
    return rejected;
  }

  /** How many were new. */
  private int say(ProjectId project, List<Feedback> feedback) {
    int fresh = 0;
    for (int from = 0; from < feedback.size(); from += FeedbackLog.FEEDBACK_MAX) {
      int to = Math.min(feedback.size(), from + FeedbackLog.FEEDBACK_MAX);
      fresh += feedbackLog.add(project, feedback.subList(from, to));
    }
    return fresh;
  }

  private static ApiException tooMany() {
    return ApiProblem.of(
            HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            "too-many-lines",
            "The request is too large",
            "One request has at most %,d lines. Send the file in parts; nothing of it was kept."
                .formatted(LINES_MAX))
        .raise();
  }
}
