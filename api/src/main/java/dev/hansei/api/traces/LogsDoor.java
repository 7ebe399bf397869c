package dev.hansei.api.traces;

import dev.hansei.api.problems.Pointer;
import dev.hansei.infra.registry.traces.UserHashes;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the log records of one OTLP request. GenAI events of a span, which hold its messages in
 * current instrumentations, become one step below that span; evaluations become feedback on its
 * trace. Other records are not ours and are counted as rejected. Safe to repeat.
 */
@Singleton
final class LogsDoor {
  private static final String GENAI = "gen_ai.";
  private static final String ERROR = "error.type";
  private static final String FOREIGN =
      "only GenAI events are kept, whose name begins with gen_ai.; send other logs elsewhere";
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int SPAN_ID_CHARS = 16;

  private final OtlpDoor spans;
  private final UserHashes users;

  LogsDoor(OtlpDoor spans, UserHashes users) {
    this.spans = spans;
    this.users = users;
  }

  /** Durable when it returns. */
  Intake take(ProjectId project, List<OtlpLog> records) {
    var why = new ArrayList<Pointer>();
    var bad = new ArrayList<OtlpLog>();
    var said = new ArrayList<Feedback>();
    var bySpan = new LinkedHashMap<String, List<OtlpLog>>();
    for (int place = 0; place < records.size(); place++) {
      var log = records.get(place);
      var at = "logRecords[%d]".formatted(place);
      if (!log.name().startsWith(GENAI)) {
        // Another application's log is no poison: it is counted, and not kept.
        why.add(Pointer.field(at, FOREIGN));
        continue;
      }
      try {
        if (log.name().equals(EvaluationAttributes.EVENT)) {
          said.addAll(evaluation(log));
        } else {
          requireSpan(log);
          bySpan.computeIfAbsent(log.traceId() + log.spanId(), _ -> new ArrayList<>()).add(log);
        }
      } catch (IllegalArgumentException e) {
        bad.add(log);
        why.add(Pointer.field(at, String.valueOf(e.getMessage())));
      }
    }
    var mapping = new SpanMapping(user -> users.of(project, user));
    var steps = bySpan.values().stream().map(it -> mapping.map(step(it)).span()).toList();
    return new Intake(spans.keep(project, steps, said), why, rest(bad));
  }

  private static Optional<Intake.Rest> rest(List<OtlpLog> bad) {
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    var reason = bad.size() + " log records break a rule";
    return Optional.of(new Intake.Rest(Door.OTLP_LOGS, reason, DeadSpans.writeLogs(bad)));
  }

  /** What a step is made of is checked first, so that one bad record spoils no other. */
  private static void requireSpan(OtlpLog log) {
    var unused = new TraceId(log.traceId());
    if (!log.spanId().matches("[0-9a-f]{16}") || log.spanId().equals("0".repeat(SPAN_ID_CHARS))) {
      throw new IllegalArgumentException("a GenAI event names its span: spanId is 16 hex digits");
    }
    var at = time(log);
    if (at.equals(Instant.EPOCH)) {
      throw new IllegalArgumentException("a GenAI event has a time: timeUnixNano is missing");
    }
    SpanLimits.attributes(log.event().attributes());
  }

  private static Instant time(OtlpLog log) {
    long micros = Long.divideUnsigned(log.timeNanos(), NANOS_PER_MICRO);
    return SpanLimits.time(
        "timeUnixNano",
        Instant.ofEpochSecond(
            micros / MICROS_PER_SECOND, micros % MICROS_PER_SECOND * NANOS_PER_MICRO));
  }

  private static List<Feedback> evaluation(OtlpLog log) {
    var trace = new TraceId(log.traceId());
    var at = time(log);
    var score = EvaluationAttributes.current(log.event().attributes());
    if (score.isSilent() && log.event().attributes().containsKey(ERROR)) {
      // The evaluator failed, which says nothing of the answer.
      return List.of();
    }
    return score.opinions().stream()
        .map(it -> new Feedback(LineMapping.idOf(trace, it), trace, it, at))
        .toList();
  }

  /** The events of one span, as a step whose id follows from them. */
  private static OtlpSpan step(List<OtlpLog> events) {
    var first = events.getFirst();
    long last = events.getLast().timeNanos();
    var told = events.stream().map(OtlpLog::event).toList();
    return new OtlpSpan(
        first.traceId(),
        Sha256.of("events\0" + first.spanId() + "\0" + told).hex().substring(0, SPAN_ID_CHARS),
        first.spanId(),
        first.name(),
        first.timeNanos(),
        Long.compareUnsigned(last, first.timeNanos()) < 0 ? first.timeNanos() : last,
        0,
        "",
        about(told),
        told,
        first.resource(),
        first.scope());
  }

  /**
   * What the details' event tells as a span would; tokens are the span's own and not told twice.
   */
  private static Map<String, Object> about(List<OtlpSpan.Event> events) {
    var about = new LinkedHashMap<String, Object>();
    for (OtlpSpan.Event event : events) {
      for (String name : List.of("gen_ai.request.model", "gen_ai.conversation.id")) {
        if (event.attributes().get(name) != null) {
          about.putIfAbsent(name, event.attributes().get(name));
        }
      }
    }
    return about;
  }
}
