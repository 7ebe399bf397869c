package dev.hansei.infra.registry.traces;

import dev.hansei.workflows.traces.Span;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/**
 * A {@link TraceLook} as its statement takes it, between two places. An empty text does not filter.
 */
@Introspected
record LookQuery(
    Instant startedFrom,
    Instant startedTo,
    String beforeTrace,
    String status,
    String thumbs,
    String model,
    String promptName,
    String promptVersion,
    String session,
    String pattern) {
  static LookQuery of(TraceLook look, TraceSearch.Place place, Instant from) {
    return new LookQuery(
        from,
        place.startedAt(),
        place.traceId(),
        look.status().map(Span.Status::name).orElse(""),
        look.thumbs().map(TraceSummary.Thumbs::name).orElse(""),
        look.model(),
        look.promptName(),
        look.promptVersion(),
        look.session(),
        look.text().isEmpty() ? "" : "%" + escaped(look.text()) + "%");
  }

  /** What LIKE reads as a mark stands for itself. */
  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
