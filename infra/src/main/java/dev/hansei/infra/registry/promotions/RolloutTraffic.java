package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.traces.LiveFeedback;
import dev.hansei.infra.registry.traces.LiveFeedback.Told;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.OutcomeReading;
import dev.hansei.workflows.prompts.PromptId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How often a prompt is asked, and how often that gives an outcome: what a forecast rests on. */
@Singleton
public final class RolloutTraffic {
  /** That many say enough of a rate; a longer time is looked at where there are fewer. */
  private static final long ANSWERS_ENOUGH = 20_000;

  private static final int TOLD_MAX = 20_000;

  private static final List<Duration> TIMES =
      List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));

  private static final double SECONDS_A_DAY = 86_400;

  private final LiveFeedback feedback;
  private final Prompts prompts;
  private final Clock clock;

  RolloutTraffic(LiveFeedback feedback, Prompts prompts, Clock clock) {
    this.feedback = feedback;
    this.prompts = prompts;
    this.clock = clock;
  }

  /**
   * What was seen.
   *
   * @param looked over how long
   * @param answers traces that name the prompt
   * @param outcomes users, conversations or traces of them with an outcome by the metric
   */
  public record Seen(Duration looked, long answers, long outcomes) {
    /** At the pace of that time. */
    public double requestsPerDay() {
      return answers * SECONDS_A_DAY / looked.toSeconds();
    }

    /** Outcomes that count for an answer, in [0, 1]. */
    public double outcomeRate() {
      return answers == 0 ? 0 : Math.min(1, (double) outcomes / answers);
    }
  }

  /** Of the last hour, day or week: the shortest in which there was enough. */
  public Seen of(ProjectId project, PromptId prompt, LiveMetric metric) {
    String name = prompts.require(project, prompt).name().value();
    Instant now = clock.instant();
    for (Duration time : TIMES) {
      long answers = answers(project, name, now.minus(time), time);
      if (answers >= ANSWERS_ENOUGH || time.equals(TIMES.getLast())) {
        return seen(project, name, metric, new Window(now.minus(time), time, answers));
      }
    }
    throw new IllegalStateException("the longest time is always taken");
  }

  private record Window(Instant since, Duration length, long answers) {}

  private Seen seen(ProjectId project, String prompt, LiveMetric metric, Window window) {
    List<Told> told = feedback.ofPrompt(project, prompt, window.since(), TOLD_MAX);
    long units =
        told.stream()
            .filter(one -> OutcomeReading.of(metric, one.opinion()).isPresent())
            .map(one -> LiveUnit.of(one.trace()))
            .distinct()
            .count();
    if (told.size() < TOLD_MAX) {
      return new Seen(window.length(), window.answers(), units);
    }
    // More than is read: they came in the order of their starts, so the rate is that of the first.
    Instant last =
        told.stream()
            .flatMap(one -> one.trace().startedAt().stream())
            .max(Instant::compareTo)
            .orElse(window.since());
    long until = answers(project, prompt, window.since(), Duration.between(window.since(), last));
    double rate = until == 0 ? 0 : Math.min(1, (double) units / until);
    return new Seen(window.length(), window.answers(), Math.round(rate * window.answers()));
  }

  private long answers(ProjectId project, String prompt, Instant since, Duration length) {
    return feedback.answers(project, prompt, since, length).stream()
        .mapToLong(LiveFeedback.Answers::count)
        .sum();
  }
}
