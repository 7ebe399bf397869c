package dev.hansei.api.campaigns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a campaign would do and cost, before anything is spent.
 *
 * @param answeredBy a model, or the address of an application
 * @param live the number of what is live at the stage; absent where nothing is
 * @param steps of one cycle, in their order
 * @param cases how many there are, and how many there may be
 * @param labels what annotators would be asked for; absent where they are asked for nothing
 * @param callsPerCycle model calls that one cycle takes at most
 * @param callsInAll of all cycles, if each is like the first
 * @param budgetCalls the limit
 * @param missingCalls how many the limit lacks for one cycle; 0 when it fits
 * @param costUsdMicros what a cycle costs; absent where no price is known
 * @param costWords the same in words
 * @param seconds how long a cycle takes at the rate of the last run answered by the same; absent
 *     where there was none
 * @param effects what the gate's rules could tell
 * @param warnings what a lead should know before starting
 */
public record PlanResource(
    String name,
    String prompt,
    String stage,
    Optional<Integer> live,
    List<Integer> candidates,
    String answeredBy,
    String suite,
    String dataset,
    Optional<String> gate,
    List<PlannedStep> steps,
    PlannedCases cases,
    Optional<PlannedLabels> labels,
    long callsPerCycle,
    int cycles,
    long callsInAll,
    long budgetCalls,
    long missingCalls,
    Optional<Long> costUsdMicros,
    String costWords,
    Optional<Long> seconds,
    List<Effect> effects,
    List<String> warnings) {
  public PlanResource {
    candidates = List.copyOf(candidates);
    steps = List.copyOf(steps);
    effects = List.copyOf(effects);
    warnings = List.copyOf(warnings);
  }

  /**
   * One step.
   *
   * @param calls model calls that it takes at most
   */
  public record PlannedStep(String step, String words, long calls) {}

  /**
   * The suite's dataset.
   *
   * @param now final cases
   * @param sources questions that would be asked for: of documents, and of failures without a case
   * @param most final cases afterwards, if every question is kept and final
   */
  public record PlannedCases(long now, long sources, long most) {}

  /**
   * What annotators would be asked for. How long people take for it is not guessed.
   *
   * @param answers different answers at most
   * @param labels answers x reviewers
   * @param fallback what happens at the deadline: hold or close
   */
  public record PlannedLabels(
      long answers, int reviewers, long labels, Duration patience, String fallback) {}

  /**
   * The smallest true difference that a rule would tell with a chance of four in five.
   *
   * @param basis what the spread is taken from
   */
  public record Effect(String metric, double smallest, long cases, String basis) {}
}
