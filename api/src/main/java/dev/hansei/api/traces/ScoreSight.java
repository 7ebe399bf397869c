package dev.hansei.api.traces;

import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Blindness;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.monitors.LiveMetrics;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Trace;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How much of a trace somebody sees: not what judges and detectors of monitors said of it, while a
 * queue asks them to label traces.
 */
@Singleton
public final class ScoreSight {
  private final Blindness blindness;

  ScoreSight(Blindness blindness) {
    this.blindness = blindness;
  }

  /** Why the caller is not told what monitors said of traces; empty where they are told. */
  public Optional<String> hidden(Caller caller) {
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
    return opinion instanceof Feedback.Evaluation(String name, _, _) && isOfMonitor(name);
  }

  /** Whether a metric of live traffic is what a monitor's judge or detector said. */
  public static boolean isOfMonitor(String metric) {
    return metric.startsWith(LiveMetrics.JUDGE) || metric.startsWith(LiveMetrics.DETECTOR);
  }

  /** Why a trace was caught, without what may come of a monitor's scores. */
  static List<FailureReason> unscored(List<FailureReason> reasons) {
    return reasons.stream()
        .filter(it -> it != FailureReason.LOW_OUTSIDE_SCORE && it != FailureReason.OTHER_MODEL_LOW)
        .toList();
  }
}
