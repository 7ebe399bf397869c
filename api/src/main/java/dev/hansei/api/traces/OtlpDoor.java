package dev.hansei.api.traces;

import dev.hansei.infra.registry.traces.Accepted;
import dev.hansei.infra.registry.traces.DeadLetters;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the spans of one OTLP request: the good ones become durable, the others go to the dead
 * letters with their reason. Safe to repeat: a span that is known changes nothing.
 */
@Singleton
final class OtlpDoor {
  /** OTLP's own advice for a server; counted after inflating. */
  static final int BYTES_MAX = 20 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(OtlpDoor.class);
  private static final String NAME = "otlp-traces";

  /** A sender needs to see what is wrong, not each time it was. */
  private static final int REASONS_MAX = 5;

  private final Traces traces;
  private final DeadLetters deadLetters;

  OtlpDoor(Traces traces, DeadLetters deadLetters) {
    this.traces = traces;
    this.deadLetters = deadLetters;
  }

  /**
   * Durable when it returns.
   *
   * @throws UnreadableOtlpException when the body as a whole cannot be read; it is kept
   */
  Taken take(ProjectId project, byte[] body, boolean isJson) {
    var spans = read(project, body, isJson);
    var good = new ArrayList<Span>();
    var bad = new ArrayList<OtlpSpan>();
    Set<String> reasons = new LinkedHashSet<>();
    for (OtlpSpan span : spans) {
      try {
        good.add(SpanMapping.map(span));
      } catch (IllegalArgumentException e) {
        bad.add(span);
        reasons.add(String.valueOf(e.getMessage()));
      }
    }
    keep(project, good);
    if (!bad.isEmpty()) {
      keepDead(project, bad, reasons);
    }
    return new Taken(bad.size(), reasons.stream().limit(REASONS_MAX).toList());
  }

  private List<OtlpSpan> read(ProjectId project, byte[] body, boolean isJson) {
    try {
      return isJson ? OtlpJson.read(body) : OtlpProtobuf.read(body);
    } catch (UnreadableOtlpException e) {
      deadLetters.add(project, NAME, e.reason(), body);
      LOG.info("project {}: an OTLP body of {} bytes cannot be read", project, body.length);
      throw e;
    }
  }

  private void keep(ProjectId project, List<Span> spans) {
    for (int from = 0; from < spans.size(); from += Traces.SPANS_MAX) {
      var part = spans.subList(from, Math.min(spans.size(), from + Traces.SPANS_MAX));
      Accepted accepted = traces.accept(project, part);
      LOG.debug(
          "project {}: {} spans, {} known before",
          project,
          accepted.spans(),
          accepted.duplicates());
    }
  }

  /** The spans as JSON of ours: the request they came in may hold good ones of any size beside. */
  private void keepDead(ProjectId project, List<OtlpSpan> bad, Set<String> reasons) {
    var body = DeadSpans.json(bad).getBytes(StandardCharsets.UTF_8);
    deadLetters.add(project, NAME, String.join("; ", reasons), body);
    LOG.info("project {}: {} spans cannot be used", project, bad.size());
  }

  /** How many spans were refused, and why: some of the reasons. */
  record Taken(int rejected, List<String> reasons) {}
}
