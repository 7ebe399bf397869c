package dev.hansei.api.suites;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.suites.Suite;
import java.util.List;
import java.util.Optional;

/**
 * One suite: what it asks, and how to run it.
 *
 * @param targets prompt versions that can be run, newest first
 * @param strategies ways to get a better answer by more calls; the first is none
 * @param published the dataset's latest version in words; empty where none is published
 */
public record SuitePage(
    Frame frame,
    Suite suite,
    String dataset,
    Optional<String> published,
    List<TargetChoice> targets,
    List<StrategyChoice> strategies,
    List<RunLine> runs) {
  public SuitePage {
    targets = List.copyOf(targets);
    strategies = List.copyOf(strategies);
    runs = List.copyOf(runs);
  }

  /** A prompt version that can be run. */
  public record TargetChoice(String id, String words) {}

  /** A strategy that can be put around it. */
  public record StrategyChoice(String id, String words) {}
}
