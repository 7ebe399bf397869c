package dev.hansei.api.suites;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.Suite;
import java.util.List;
import java.util.Optional;

/**
 * One suite: what it asks, and how to run it.
 *
 * @param published the dataset's latest version in words; empty where none is published
 * @param targets what can be run, newest first
 * @param judges who could choose among answers, newest first
 * @param compares whether a judge of the suite compares with the answers of another run
 * @param form what stands in the form that runs it
 */
public record SuitePage(
    Frame frame,
    Suite suite,
    String dataset,
    Optional<String> published,
    List<TargetChoice> targets,
    List<JudgeChoice> judges,
    boolean compares,
    RunForm form,
    List<RunLine> runs) {
  /** Ways to get a better answer by more calls; the first is none. */
  public static final List<StrategyChoice> STRATEGIES =
      List.of(
          new StrategyChoice("", "ask once"),
          new StrategyChoice(NewStrategy.BEST_OF_N, "best of several samples, chosen by a judge"),
          new StrategyChoice(NewStrategy.SELF_CONSISTENCY, "what most of several samples say"),
          new StrategyChoice(
              NewStrategy.SELF_CRITIQUE, "let it review its answer and write it again"),
          new StrategyChoice(NewStrategy.ENSEMBLE, "several versions or models together"),
          new StrategyChoice(NewStrategy.RETRY, "ask again until the answer is valid"));

  public SuitePage {
    targets = List.copyOf(targets);
    judges = List.copyOf(judges);
    runs = List.copyOf(runs);
  }

  /** What can be run: a prompt version or a recorded set. */
  public record TargetChoice(String id, String words) {}

  /** A strategy that can be put around it. */
  public record StrategyChoice(String id, String words) {}

  /** A judge that can choose. */
  public record JudgeChoice(String id, String words) {}

  /** Those that another run can be compared with. */
  public List<RunLine> completed() {
    return runs.stream().filter(run -> run.state() == RunState.COMPLETED).toList();
  }
}
