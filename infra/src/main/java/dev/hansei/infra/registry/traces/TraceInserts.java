package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.ManyRows;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the rows of many spans at once, within the open transaction. */
@Singleton
final class TraceInserts {
  private static final String SPANS =
      """
      INSERT INTO traces_span (project_id, start_day, trace_id, span_id, batch_sha256, line)
      """;
  private static final String TRACES =
      """
      INSERT INTO traces_trace (
        project_id, trace_id, revision, span_count, started_at, ended_at, status, question,
        question_at, answer, answer_at, model, model_at, prompt_name, prompt_version,
        prompt_at, input_tokens, output_tokens, thumbs, thumbs_at, feedback_count,
        received_at)
      """;
  private static final String OVERWRITE =
      """
      ON DUPLICATE KEY UPDATE
        revision = VALUES(revision),
        span_count = VALUES(span_count),
        started_at = VALUES(started_at),
        ended_at = VALUES(ended_at),
        status = VALUES(status),
        question = VALUES(question),
        question_at = VALUES(question_at),
        answer = VALUES(answer),
        answer_at = VALUES(answer_at),
        model = VALUES(model),
        model_at = VALUES(model_at),
        prompt_name = VALUES(prompt_name),
        prompt_version = VALUES(prompt_version),
        prompt_at = VALUES(prompt_at),
        input_tokens = VALUES(input_tokens),
        output_tokens = VALUES(output_tokens),
        thumbs = VALUES(thumbs),
        thumbs_at = VALUES(thumbs_at),
        feedback_count = VALUES(feedback_count)
      """;
  private static final String PENDING =
      """
      INSERT INTO traces_pending (project_id, trace_id, revision, changed_at)
      """;
  private static final String LATER =
      """
      ON DUPLICATE KEY UPDATE revision = VALUES(revision), changed_at = VALUES(changed_at)
      """;

  private final ManyRows rows;

  TraceInserts(ManyRows rows) {
    this.rows = rows;
  }

  /** Spans that are not there. */
  void spans(List<SpanRow> spans) {
    rows.insert(
        SPANS,
        "",
        spans.stream()
            .map(row ->
                values(
                    row.projectId(),
                    row.startDay(),
                    hex(row.traceId()),
                    hex(row.spanId()),
                    row.batchSha256().bytes(),
                    row.line()))
            .toList());
  }

  /** Traces that are not there; a duplicate key says that somebody was first. */
  void begun(List<TraceRow> traces) {
    rows.insert(TRACES, "", traces.stream().map(TraceInserts::values).toList());
  }

  /** Overwrites traces that have been locked. */
  void grown(List<TraceRow> traces) {
    rows.insert(TRACES, OVERWRITE, traces.stream().map(TraceInserts::values).toList());
  }

  /** Makes traces wait to be looked at. */
  void pending(List<PendingRow> waiting) {
    rows.insert(
        PENDING,
        LATER,
        waiting.stream()
            .map(
                row -> values(row.projectId(), hex(row.traceId()), row.revision(), row.changedAt()))
            .toList());
  }

  private static List<@Nullable Object> values(TraceRow row) {
    return values(
        row.projectId(),
        hex(row.traceId()),
        row.revision(),
        row.spanCount(),
        row.startedAt(),
        row.endedAt(),
        row.status(),
        row.question(),
        row.questionAt(),
        row.answer(),
        row.answerAt(),
        row.model(),
        row.modelAt(),
        row.promptName(),
        row.promptVersion(),
        row.promptAt(),
        row.inputTokens(),
        row.outputTokens(),
        row.thumbs(),
        row.thumbsAt(),
        row.feedbackCount(),
        row.receivedAt());
  }

  private static List<@Nullable Object> values(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
