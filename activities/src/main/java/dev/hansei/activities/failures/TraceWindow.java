package dev.hansei.activities.failures;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.traces.TraceFilter;
import dev.hansei.infra.registry.traces.TraceSummary;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.Baseline;
import dev.hansei.workflows.failures.Detector;
import dev.hansei.workflows.failures.TraceReading;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The newest traces of a project, and what is usual among them. Read once, when first asked. */
final class TraceWindow {
  /** Enough of each of a few models and versions; five statements. */
  static final int SUMMARIES_MAX = 1_000;

  /** Cost stands in the spans, so whole traces are read for it. */
  private static final int WHOLE_MAX = 200;

  private final Traces traces;
  private final ProjectId project;
  private final Map<String, Baseline> usual = new TreeMap<>();
  private final List<TraceSummary> summaries = new ArrayList<>();
  private final List<Trace> whole = new ArrayList<>();

  TraceWindow(Traces traces, ProjectId project) {
    this.traces = traces;
    this.project = project;
  }

  /** What is usual; computed once for each measure, model and version. */
  Baseline usual(Detector.Measure measure, String model, Optional<Span.PromptUse> prompt) {
    String key = measure + "\n" + model + "\n" + prompt;
    return usual.computeIfAbsent(key, _ -> Baseline.of(values(measure, model, prompt)));
  }

  /** The newest traces, newest first. */
  List<TraceSummary> summaries() {
    Optional<String> after = Optional.empty();
    while (summaries.isEmpty() || (after.isPresent() && summaries.size() < SUMMARIES_MAX)) {
      var page =
          traces.page(project, TraceFilter.ALL, new PageRequest(after, PageRequest.LIMIT_MAX));
      summaries.addAll(page.items());
      after = page.next();
      if (after.isEmpty()) {
        break;
      }
    }
    return summaries;
  }

  private double[] values(Detector.Measure measure, String model, Optional<Span.PromptUse> prompt) {
    return switch (measure) {
      case LATENCY ->
          alike(model, prompt).stream().mapToDouble(one -> one.duration().toMillis()).toArray();
      case LENGTH ->
          alike(model, prompt).stream().mapToDouble(TraceSummary::outputTokens).toArray();
      case COST -> costs(model, prompt);
    };
  }

  private List<TraceSummary> alike(String model, Optional<Span.PromptUse> prompt) {
    return summaries().stream()
        .filter(one -> one.model().equals(model) && one.prompt().equals(prompt))
        .toList();
  }

  private double[] costs(String model, Optional<Span.PromptUse> prompt) {
    if (whole.isEmpty()) {
      var newest = summaries().stream().limit(WHOLE_MAX).map(TraceSummary::id).toList();
      whole.addAll(traces.findAll(project, newest));
    }
    return whole.stream()
        .map(TraceReading::new)
        .filter(one -> one.model().equals(model) && one.prompt().equals(prompt))
        .flatMapToDouble(one -> one.measure(Detector.Measure.COST).stream())
        .toArray();
  }
}
