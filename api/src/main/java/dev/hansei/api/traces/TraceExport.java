package dev.hansei.api.traces;

import dev.hansei.api.WireJson;
import dev.hansei.api.bodies.CsvPages;
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

/**
 * Traces as CSV with their whole texts, read while they are written. The columns are those that an
 * import takes.
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
        new CsvPages(
            COLUMNS.stream().map(TableColumn::field).toList(), page -> rows(project, filter, page)));
  }

  private Page<List<String>> rows(ProjectId project, TraceFilter filter, PageRequest request) {
    var page = traces.page(project, filter, request);
    var whole = new HashMap<TraceId, Trace>();
    var ids = page.items().stream().map(TraceSummary::id).toList();
    for (List<TraceId> part : traces.parts(project, ids)) {
      traces.findAll(project, part).forEach(trace -> whole.put(trace.id(), trace));
    }
    return new Page<>(
        page.items().stream().map(line -> row(line, whole)).toList(), page.next());
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
