package dev.hansei.workflows.promotions;

import dev.hansei.workflows.prompts.StagePointer;
import java.time.Duration;
import java.util.List;

/**
 * How many requests a plan needs, and how long that takes: told before anybody asks for it. Pure.
 * Of a candidate that does no harm; one that does ends sooner.
 */
public record RolloutForecast(List<Step> steps) {
  private static final double HOURS_A_DAY = 24;
  private static final double SECONDS_AN_HOUR = 3_600;

  public RolloutForecast {
    steps = List.copyOf(steps);
  }

  /**
   * One step of it.
   *
   * @param requests of all callers, while it runs
   * @param hours infinite without traffic
   */
  public record Step(CanaryStep step, double requests, double hours) {
    private Step settled(Duration settling) {
      return new Step(step, requests, hours + settling.toSeconds() / SECONDS_AN_HOUR);
    }
  }

  /**
   * What is to be expected.
   *
   * @param requestsPerDay of all callers of the prompt, 0 or more
   * @param outcomeRate outcomes that count for a request, in (0, 1]: users who repeat themselves
   *     count once
   */
  public static RolloutForecast of(ReleasePlan plan, double requestsPerDay, double outcomeRate) {
    if (!(requestsPerDay >= 0) || !(outcomeRate > 0 && outcomeRate <= 1)) {
      throw new IllegalArgumentException(
          "traffic is not negative and a rate is above 0 and at most 1: %s, %s"
              .formatted(requestsPerDay, outcomeRate));
    }
    return new RolloutForecast(
        plan.steps().stream()
            .map(step -> forecast(step, requestsPerDay, outcomeRate).settled(plan.settling()))
            .toList());
  }

  private static Step forecast(CanaryStep step, double requestsPerDay, double outcomeRate) {
    double share = (double) step.share() / StagePointer.Share.WHOLE;
    double candidates = step.planned() / (share * outcomeRate);
    double baselines = (double) step.planned() * step.baselinePer() / ((1 - share) * outcomeRate);
    double requests = Math.max(candidates, baselines);
    return new Step(step, requests, HOURS_A_DAY * requests / requestsPerDay);
  }

  /** Of the whole rollout. */
  public double requests() {
    return steps.stream().mapToDouble(Step::requests).sum();
  }

  /** Of the whole rollout; infinite without traffic. */
  public double hours() {
    return steps.stream().mapToDouble(Step::hours).sum();
  }
}
