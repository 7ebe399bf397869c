package dev.hansei.api.traces;

import dev.hansei.api.WireJson;
import dev.hansei.api.bodies.EvaluationRequests;
import dev.hansei.api.bodies.PagePieces;
import dev.hansei.api.bodies.Pieces;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.traces.TraceFilter;
import dev.hansei.infra.registry.traces.TraceSummary;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.TraceReading;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Traces as CSV with their whole texts, and what was said of them as OTLP, read while they are
 * written. The columns are those that an import takes.
 */
@Singleton
final class TraceExport {
  private static final List<TableColumn> COLUMNS =
      List.of(
          TableColumn.TRACE_ID,
          TableColumn.STARTED_AT,
          TableColumn.DURATION_MILLIS,
          TableColumn.STATUS,
          TableColumn.INPUT,
          TableColumn.OUTPUT,
          TableColumn.MODEL,
          TableColumn.PROMPT_NAME,
          TableColumn.PROMPT_VERSION,
          TableColumn.INPUT_TOKENS,
          TableColumn.OUTPUT_TOKENS,
          TableColumn.SESSION,
          TableColumn.COST_USD,
          TableColumn.THUMBS,
          TableColumn.COMMENT,
          TableColumn.CORRECTION);

  private static final int MICROS_DIGITS = 6;

  private final Traces traces;

  TraceExport(Traces traces) {
    this.traces = traces;
  }

  /** Those that the filter leaves, newest first by their start. */
  InputStream csv(ProjectId project, TraceFilter filter) {
    return new Pieces(
        PagePieces.csv(
            COLUMNS.stream().map(TableColumn::field).toList(),
            page -> rows(project, filter, page)));
  }

  /**
   * What was said of those that the filter leaves, a body for an OTLP collector a line.
   *
   * @param sight a trace as whoever asks may know it
   */
  InputStream evaluations(ProjectId project, TraceFilter filter, UnaryOperator<Trace> sight) {
    var requests = new EvaluationRequests("dev.hansei.traces");
    return new Pieces(
        new PagePieces(
            "",
            request -> events(project, traces.page(project, filter, request), sight, requests),
            requests::end));
  }

  private Page<String> events(
      ProjectId project,
      Page<TraceSummary> page,
      UnaryOperator<Trace> sight,
      EvaluationRequests requests) {
    var said = page.items().stream().filter(trace -> trace.feedback() > 0).toList();
    var whole = whole(project, said);
    var lines =
        said.stream()
            .flatMap(trace -> Stream.ofNullable(whole.get(trace.id())))
            .flatMap(trace -> FeedbackEvents.of(sight.apply(trace)).stream())
            .map(requests::add)
            .toList();
    return new Page<>(lines, page.next());
  }

  private Page<List<String>> rows(ProjectId project, TraceFilter filter, PageRequest request) {
    var page = traces.page(project, filter, request);
    var whole = whole(project, page.items());
    return page.map(line -> row(line, whole));
  }

  private Map<TraceId, Trace> whole(ProjectId project, List<TraceSummary> lines) {
    var whole = new HashMap<TraceId, Trace>();
    var ids = lines.stream().map(TraceSummary::id).toList();
    for (List<TraceId> part : traces.parts(project, ids)) {
      traces.findAll(project, part).forEach(trace -> whole.put(trace.id(), trace));
    }
    return whole;
  }

  /** One that retention took in between has the excerpts of the list. */
  private static List<String> row(TraceSummary line, Map<TraceId, Trace> whole) {
    var reading = Optional.ofNullable(whole.get(line.id())).map(TraceReading::new);
    return List.of(
        line.id().hex(),
        line.startedAt().toString(),
        Long.toString(line.duration().toMillis()),
        line.status() == Span.Status.UNSET ? "" : WireJson.nameOf(line.status()),
        reading.map(TraceReading::question).orElse(line.question()),
        reading.map(TraceReading::answer).orElse(line.answer()),
        line.model(),
        line.prompt().map(Span.PromptUse::name).orElse(""),
        line.prompt().map(Span.PromptUse::version).orElse(""),
        Long.toString(line.inputTokens()),
        Long.toString(line.outputTokens()),
        line.talk().session(),
        cost(line.talk().costUsdMicros()),
        line.thumbs().map(WireJson::nameOf).orElse(""),
        reading.map(TraceExport::comment).orElse(""),
        reading.map(TraceReading::correction).orElse(""));
  }

  /** Empty where nobody said it. */
  private static String cost(long micros) {
    return micros == 0 ? "" : BigDecimal.valueOf(micros, MICROS_DIGITS).toPlainString();
  }

  /** The newest. */
  private static String comment(TraceReading reading) {
    return reading.trace().feedback().stream()
        .map(Feedback::opinion)
        .filter(Feedback.Comment.class::isInstance)
        .map(opinion -> ((Feedback.Comment) opinion).text())
        .reduce("", (_, newer) -> newer);
  }
}
