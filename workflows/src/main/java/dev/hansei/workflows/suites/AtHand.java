package dev.hansei.workflows.suites;

import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeKind;
import java.util.List;
import java.util.Objects;

/**
 * What a project has beside the cases of a dataset.
 *
 * @param labelled answers to its cases that people gave a label, counted up to some thousands
 * @param completedRuns runs of the dataset that answers could be compared with
 * @param judges newest first
 */
public record AtHand(int labelled, int completedRuns, List<KnownJudge> judges) {
  public AtHand {
    if (labelled < 0 || completedRuns < 0) {
      throw new IllegalArgumentException("labels and runs are counted from 0");
    }
    judges = List.copyOf(judges);
  }

  /**
   * A judge version of the project.
   *
   * @param name such as "grounded v2"
   * @param passesFrom the value from which it passes an answer by itself; 1 where it says pass or
   *     fail
   * @param mayGate whether a valid certificate says that it agrees with people
   */
  public record KnownJudge(
      JudgeId id, String name, JudgeKind kind, double passesFrom, boolean mayGate) {
    public KnownJudge {
      Objects.requireNonNull(id, "id is null");
      Objects.requireNonNull(kind, "kind is null");
      if (name.isBlank()) {
        throw new IllegalArgumentException("a judge has a name");
      }
    }
  }
}
