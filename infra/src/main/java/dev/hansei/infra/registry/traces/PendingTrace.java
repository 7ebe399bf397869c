package dev.hansei.infra.registry.traces;

import dev.hansei.workflows.traces.TraceId;
import java.util.Objects;

/**
 * A trace that changed since failures were last collected from it.
 *
 * @param revision the trace's own count of changes when this was read; it never falls
 */
public record PendingTrace(TraceId traceId, long revision) {
  public PendingTrace {
    Objects.requireNonNull(traceId, "traceId is null");
    if (revision < 1) {
      throw new IllegalArgumentException("revisions count from 1: " + revision);
    }
  }
}
