package dev.hansei.api.monitors;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.monitors.MonitorView;
import dev.hansei.infra.registry.monitors.Monitors;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.monitors.LiveMetrics;
import dev.hansei.workflows.monitors.MonitorState;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The names of the scores that monitors write now. */
@Singleton
public final class MonitoredMetrics {
  private final Monitors monitors;
  private final Standings standings;
  private final Criteria criteria;

  MonitoredMetrics(Monitors monitors, Standings standings, Criteria criteria) {
    this.monitors = monitors;
    this.standings = standings;
    this.criteria = criteria;
  }

  /**
   * A score that a monitor writes.
   *
   * @param name as it stands with the traces, letter by letter
   * @param silent why nothing is written all the same, such as a certificate that has lapsed
   */
  public record Metric(String name, Optional<String> silent) {
    public Metric {
      Objects.requireNonNull(name, "name is null");
      Objects.requireNonNull(silent, "silent is null");
    }
  }

  /** What the monitors write that watch a prompt; of the newest 200 monitors of the project. */
  public List<Metric> of(ProjectId project, PromptId prompt) {
    List<MonitorView> watching =
        monitors.page(project, PageRequest.first(PageRequest.LIMIT_MAX)).items().stream()
            .filter(view -> view.state() == MonitorState.WATCHING)
            .filter(view -> view.plan().promptId().equals(prompt))
            .toList();
    Stream<Metric> judged =
        watching.stream()
            .flatMap(view -> view.plan().judges().stream())
            .distinct()
            .map(judge -> judged(project, judge));
    Stream<Metric> found =
        watching.stream()
            .flatMap(view -> view.plan().detectors().stream())
            .distinct()
            .map(detector -> new Metric(LiveMetrics.of(detector), Optional.empty()));
    return Stream.concat(judged, found).toList();
  }

  private Metric judged(ProjectId project, JudgeId id) {
    var measured = standings.of(project, id);
    String criterion =
        criteria.find(project, measured.judge().criterionId()).map(Criterion::name).orElse("judge");
    return new Metric(
        LiveMetrics.of(criterion, id),
        measured.now().mayGate() ? Optional.empty() : Optional.of(measured.now().sentence()));
  }
}
