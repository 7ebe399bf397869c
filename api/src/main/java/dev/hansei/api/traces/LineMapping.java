package dev.hansei.api.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.FeedbackId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.SpanFacts;
import dev.hansei.workflows.traces.TraceId;
import dev.hansei.workflows.traces.redaction.SpanRedaction;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A line of an import as a trace of one span and its feedback. All ids follow from the line, so
 * that a line that is sent again is known.
 */
final class LineMapping {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int SPAN_ID_CHARS = 16;

  private final Instant now;
  private final UnaryOperator<String> hashUser;

  LineMapping(Instant now, UnaryOperator<String> hashUser) {
    this.hashUser = hashUser;
    this.now = now.truncatedTo(ChronoUnit.MICROS);
  }

  /** What one line gave. */
  record Mapped(Span span, List<Feedback> feedback) {}

  /**
   * The trace of a line.
   *
   * @param text the line as it came
   * @throws IllegalArgumentException when it breaks a rule; the message names the rule
   */
  Mapped map(ImportedLine line, String text) {
    var traceId = traceId(line, text);
    var startedAt = line.startedAt().map(it -> it.truncatedTo(ChronoUnit.MICROS)).orElse(now);
    var endedAt = startedAt.plusMillis(line.durationMillis().orElse(0));
    var span =
        new Span(
            traceId,
            Sha256.of("span\0" + traceId).hex().substring(0, SPAN_ID_CHARS),
            Optional.empty(),
            "import",
            "chat",
            startedAt,
            endedAt,
            status(line),
            line.model().orElse(""),
            line.promptName()
                .map(name -> new Span.PromptUse(name, line.promptVersion().orElse(""))),
            line.messages()
                .orElseGet(() -> List.of(new Message(Message.Role.USER, line.input().orElse("")))),
            line.output()
                .map(answer -> List.of(new Message(Message.Role.ASSISTANT, answer)))
                .orElse(List.of()),
            passages(line.passages().orElse(List.of())),
            line.inputTokens().orElse(0),
            line.outputTokens().orElse(0),
            attributes(line));
    return new Mapped(span, feedback(line, traceId, endedAt));
  }

  private static TraceId traceId(ImportedLine line, String text) {
    return line.traceId()
        .map(id -> new TraceId(id.toLowerCase(Locale.ROOT)))
        .or(() -> line.externalId().map(TraceId::ofExternal))
        .orElseGet(() -> TraceId.ofExternal("line\0" + text));
  }

  private static Span.Status status(ImportedLine line) {
    return line.status()
        .map(it -> it == ImportedLine.Status.ERROR ? Span.Status.ERROR : Span.Status.OK)
        .orElse(Span.Status.UNSET);
  }

  /** What the sender calls the trace stays with it, so that it can be found by that name. */
  private Map<String, Object> attributes(ImportedLine line) {
    var attributes = new LinkedHashMap<>(line.attributes().orElse(Map.of()));
    SpanLimits.attributes(attributes);
    attributes.keySet().removeAll(SpanNames.USER);
    // Ours, and never redacted: what a sender calls so would be stored as it came.
    attributes.remove(SpanRedaction.REPORT);
    line.session().ifPresent(it -> attributes.put(SpanFacts.SESSION, it));
    line.user()
        .filter(it -> !it.isBlank())
        .ifPresent(it -> attributes.put(SpanFacts.USER, hashUser.apply(it)));
    line.costUsd().ifPresent(it -> attributes.put(SpanFacts.COST_USD, it));
    line.externalId().ifPresent(id -> attributes.put("externalId", id));
    return attributes;
  }

  private static List<Span.RetrievedPassage> passages(List<JsonNode> nodes) {
    var passages = new ArrayList<Span.RetrievedPassage>();
    for (JsonNode node : nodes) {
      Object item = node.isTextual() ? node.asText() : JSON.convertValue(node, Object.class);
      passages.add(PassageAttributes.passage(item, passages.size()));
    }
    return passages;
  }

  private static List<Feedback> feedback(ImportedLine line, TraceId traceId, Instant at) {
    return line.feedback().stream()
        .flatMap(said -> said.opinions().stream())
        .map(opinion -> new Feedback(idOf(traceId, opinion), traceId, opinion, at))
        .toList();
  }

  /** The same words of the same trace are the same feedback; a UUID of version 8, RFC 9562. */
  static FeedbackId idOf(TraceId traceId, Feedback.Opinion opinion) {
    var hash = ByteBuffer.wrap(Sha256.of("feedback\0" + traceId + "\0" + opinion).bytes());
    long high = (hash.getLong() & ~0xf000L) | 0x8000L;
    long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new FeedbackId(new UUID(high, low));
  }
}
