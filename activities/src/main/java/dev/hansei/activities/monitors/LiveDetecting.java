package dev.hansei.activities.monitors;

import dev.hansei.infra.registry.failures.Detectors;
import dev.hansei.infra.registry.monitors.TraceScores.Line;
import dev.hansei.workflows.failures.Detector;
import dev.hansei.workflows.failures.FailurePolicy;
import dev.hansei.workflows.failures.Surroundings;
import dev.hansei.workflows.failures.TraceReading;
import dev.hansei.workflows.monitors.LiveDetector;
import dev.hansei.workflows.monitors.LiveMetrics;
import dev.hansei.workflows.monitors.ScoreOutcome;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Trace;
import jakarta.inject.Singleton;
import java.util.List;

/** Asks a project's own detectors about live traces, as they are in force at the moment. */
@Singleton
final class LiveDetecting {
  private final Detectors detectors;

  LiveDetecting(Detectors detectors) {
    this.detectors = detectors;
  }

  /** One word and the detectors that stand for it; none where the project has none. */
  record Watch(LiveDetector word, List<Detector> detectors) {
    Watch {
      detectors = List.copyOf(detectors);
    }

    Line score(TraceReading reading) {
      String metric = LiveMetrics.of(word);
      if (detectors.isEmpty()) {
        return Line.unscored(metric, ScoreOutcome.NO_DETECTOR);
      }
      boolean found =
          detectors.stream()
              .anyMatch(one -> FailurePolicy.find(one, reading, Surroundings.NONE).isPresent());
      return Line.scored(metric, found ? 1 : 0, "");
    }
  }

  /** What stands for these words now. */
  List<Watch> watches(ProjectId project, List<LiveDetector> words) {
    List<Detector> active = detectors.active(project);
    return words.stream().map(word -> new Watch(word, word.among(active))).toList();
  }

  /** What each says of a trace. */
  static List<Line> score(List<Watch> watches, Trace trace) {
    var reading = new TraceReading(trace);
    return watches.stream().map(watch -> watch.score(reading)).toList();
  }
}
