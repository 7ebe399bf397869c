package dev.hansei.activities.suites;

import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.suites.Story;
import dev.hansei.workflows.suites.Strategy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run's strategy with whom it asks.
 *
 * @param members the target, then the further members of an ensemble
 */
record StrategyAsked(Strategy strategy, List<Member> members) {
  StrategyAsked {
    Objects.requireNonNull(strategy, "strategy is null");
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a strategy asks somebody");
    }
  }

  /**
   * Who answers.
   *
   * @param name for people
   * @param settings how its model is asked; absent where no model of ours is
   * @param outputSchema the prompt's own; empty where it has none
   */
  record Member(
      String name, TargetRequests requests, @Nullable ModelSettings settings, String outputSchema) {
    Member {
      Objects.requireNonNull(name, "name is null");
      Objects.requireNonNull(requests, "requests is null");
      Objects.requireNonNull(outputSchema, "outputSchema is null");
    }
  }

  /** Whose answer a story chose: of an ensemble that member's, else the target's. */
  Member answering(Story story) {
    Integer chosen = story.chosen();
    return strategy instanceof Strategy.Ensemble && chosen != null ? members.get(chosen) : target();
  }

  /** The run's own target. */
  Member target() {
    return members.getFirst();
  }
}
