package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.traces.LiveTrace;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.traces.TraceId;

/**
 * Who gave an outcome, as near as the trace says: the user, else the conversation, else nobody but
 * this trace. Kept as a hash: it only has to be told apart.
 */
final class LiveUnit {
  private LiveUnit() {}

  static String of(LiveTrace trace) {
    if (!trace.userHash().isEmpty()) {
      return Sha256.of("user\0" + trace.userHash()).hex();
    }
    if (!trace.sessionId().isEmpty()) {
      return Sha256.of("session\0" + trace.sessionId()).hex();
    }
    return ofTrace(trace.id());
  }

  static String ofTrace(TraceId trace) {
    return Sha256.of("trace\0" + trace.hex()).hex();
  }
}
