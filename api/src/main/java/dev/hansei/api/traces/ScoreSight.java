package dev.hansei.api.traces;

import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Blindness;
import dev.hansei.workflows.monitors.LiveMetrics;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Trace;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How much of a trace somebody sees: not what judges and detectors of monitors said of it, while a
 * queue asks them to label traces.
 */
@Singleton
final class ScoreSight {
  private final Blindness blindness;

  ScoreSight(Blindness blindness) {
    this.blindness = blindness;
  }

  /** Why the caller is not told what monitors said of traces; empty where they are told. */
  Optional<String> hidden(Caller caller) {
    return blindness.ofTraces(caller.projectId(), caller.personId(), caller.roles()).stream()
        .findFirst()
        .map(queue ->
            ("What judges and detectors of monitors said is hidden from you while queue '%s' asks"
                    + " you to label traces; it is shown once the queue has closed.")
                .formatted(queue.plan().name()));
  }

  /** Traces as the caller may know them. Asks once, for as many traces as there are. */
  UnaryOperator<Trace> of(Caller caller) {
    return hidden(caller).isPresent() ? ScoreSight::unscored : UnaryOperator.identity();
  }

  /** The trace without what monitors said of it. */
  static Trace unscored(Trace trace) {
    return new Trace(
        trace.id(),
        trace.spans(),
        trace.feedback().stream().filter(said -> !isOfMonitor(said.opinion())).toList(),
        trace.receivedAt());
  }

  private static boolean isOfMonitor(Feedback.Opinion opinion) {
    return opinion instanceof Feedback.Evaluation(String name, _, _)
        && (name.startsWith(LiveMetrics.JUDGE) || name.startsWith(LiveMetrics.DETECTOR));
  }
}
