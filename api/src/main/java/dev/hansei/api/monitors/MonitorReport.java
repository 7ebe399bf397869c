package dev.hansei.api.monitors;

import dev.hansei.infra.registry.calibrations.Standings.MeasuredJudge;
import dev.hansei.infra.registry.models.PaidCalls;
import dev.hansei.infra.registry.monitors.MonitorFigures.Figure;
import dev.hansei.infra.registry.monitors.MonitorView;
import java.util.List;
import java.util.Objects;

/**
 * All that is known of a monitor.
 *
 * @param prompt the prompt's name
 * @param judges with what their certificates are worth now
 * @param figures of the last 30 days
 * @param today what its judges' calls took since midnight UTC
 * @param lately the same of the last 30 days
 * @param thumbs agreement of each judge with the thumbs of the newest traces
 */
public record MonitorReport(
    MonitorView view,
    String prompt,
    List<JudgeLine> judges,
    List<Figure> figures,
    PaidCalls today,
    PaidCalls lately,
    List<ThumbsAgreement> thumbs) {
  public MonitorReport {
    Objects.requireNonNull(view, "view is null");
    Objects.requireNonNull(prompt, "prompt is null");
    judges = List.copyOf(judges);
    figures = List.copyOf(figures);
    Objects.requireNonNull(today, "today is null");
    Objects.requireNonNull(lately, "lately is null");
    thumbs = List.copyOf(thumbs);
  }

  /** A judge and the name of its evaluations. */
  public record JudgeLine(MeasuredJudge measured, String metric) {
    public JudgeLine {
      Objects.requireNonNull(measured, "measured is null");
      Objects.requireNonNull(metric, "metric is null");
    }

    /** Whether it scores now. */
    public boolean scores() {
      return measured.now().mayGate();
    }
  }
}
