package dev.hansei.api.criteria;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.diff.WordDiff;
import dev.hansei.infra.registry.calibrations.JudgeTestView;
import dev.hansei.infra.registry.calibrations.Pairs;
import dev.hansei.workflows.calibrations.JudgeTestResult;
import dev.hansei.workflows.calibrations.PairState;
import dev.hansei.workflows.calibrations.Sensitivity;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.projects.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether judges notice what breaks a criterion, and whether another criterion says the same.
 *
 * @param waiting pairs that nobody has looked at, the first of them
 * @param judges those that score answers, newest first, with their newest test
 * @param others criteria with labels on the same answers, by the newest test
 */
public record PairsPage(
    Frame frame,
    Criterion criterion,
    Map<PairState, Integer> counts,
    List<PairLine> waiting,
    List<TestLine> judges,
    List<OtherLine> others) {
  public PairsPage {
    counts = Map.copyOf(counts);
    waiting = List.copyOf(waiting);
    judges = List.copyOf(judges);
    others = List.copyOf(others);
  }

  /** A pair, compared by word. */
  public record PairLine(Pairs.Shown shown, WordDiff diff) {
    /** What was changed, in words. */
    public String kind() {
      return switch (shown.pair().kind()) {
        case NUMBER_CHANGED -> "a number changed";
        case NEGATED -> "negated";
        case SENTENCE_DROPPED -> "a sentence dropped";
      };
    }
  }

  /**
   * A judge and its newest test that completed.
   *
   * @param running whether a newer one runs now
   */
  public record TestLine(Judge judge, Optional<JudgeTestView> test, boolean running) {
    /** What the test says. */
    public Optional<Sensitivity> sensitivity() {
      return test.flatMap(JudgeTestView::result).map(JudgeTestResult::sensitivity);
    }
  }

  /** Another criterion. */
  public record OtherLine(Criterion criterion, JudgeTestResult.Other other) {}

  /** How many are in a state. */
  public int count(PairState state) {
    return counts.getOrDefault(state, 0);
  }

  /** Whether the viewer may decide. */
  public boolean mayDecide() {
    return frame.viewer().is(Role.LEAD);
  }

  /** The answer to the question at the top. */
  public String sentence() {
    long noticing =
        judges.stream()
            .filter(line -> line.sensitivity().filter(Sensitivity::enough).isPresent())
            .count();
    return "Judges that notice what breaks it: %d of %d. Pairs confirmed: %d, waiting for you: %d."
        .formatted(noticing, judges.size(), count(PairState.CONFIRMED), count(PairState.PROPOSED));
  }
}
