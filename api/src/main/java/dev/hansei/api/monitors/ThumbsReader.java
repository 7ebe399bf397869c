package dev.hansei.api.monitors;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.traces.FeedbackLog;
import dev.hansei.infra.registry.traces.TraceFilter;
import dev.hansei.infra.registry.traces.TraceSummary;
import dev.hansei.infra.registry.traces.TraceSummary.Thumbs;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Lays what judges said of live traces beside what their users said. */
@Singleton
final class ThumbsReader {
  /** The newest traces of a prompt with a thumb; a page reads their feedback each time. */
  static final int TRACES_MAX = PageRequest.LIMIT_MAX;

  private final Traces traces;
  private final FeedbackLog feedback;

  ThumbsReader(Traces traces, FeedbackLog feedback) {
    this.traces = traces;
    this.feedback = feedback;
  }

  /**
   * Agreement by metric.
   *
   * @param passesFrom the metrics of judges, each with the value from which it passes
   */
  List<ThumbsAgreement> of(ProjectId project, String prompt, Map<String, Double> passesFrom) {
    if (passesFrom.isEmpty()) {
      return List.of();
    }
    Map<TraceId, Boolean> thumbs = thumbs(project, prompt);
    Map<String, ThumbsAgreement> found = new LinkedHashMap<>();
    passesFrom.keySet().forEach(metric -> found.put(metric, ThumbsAgreement.none(metric)));
    for (Feedback one : feedback.of(project, List.copyOf(thumbs.keySet()))) {
      Boolean up = thumbs.get(one.traceId());
      if (up != null && one.opinion() instanceof Feedback.Evaluation said) {
        Double from = passesFrom.get(said.name());
        if (from != null) {
          found.computeIfPresent(said.name(), (_, so) -> so.plus(said.value() >= from, up));
        }
      }
    }
    return List.copyOf(found.values());
  }

  private Map<TraceId, Boolean> thumbs(ProjectId project, String prompt) {
    Map<TraceId, Boolean> thumbs = new LinkedHashMap<>();
    Stream.of(Thumbs.UP, Thumbs.DOWN)
        .flatMap(thumb -> newest(project, prompt, thumb).stream())
        .sorted(Comparator.comparing(TraceSummary::startedAt).reversed())
        .limit(TRACES_MAX)
        .forEach(trace ->
            thumbs.put(trace.id(), trace.thumbs().filter(it -> it == Thumbs.UP).isPresent()));
    return thumbs;
  }

  private List<TraceSummary> newest(ProjectId project, String prompt, Thumbs thumb) {
    var filter =
        new TraceFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(thumb),
            Optional.of(prompt),
            Optional.empty());
    return traces.page(project, filter, PageRequest.first(TRACES_MAX)).items();
  }
}
