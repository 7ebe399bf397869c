package dev.hansei.activities.suites;

import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.suites.ChoiceDecision;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Story;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a strategy came to for one item. */
sealed interface StrategyEnd {
  /** How it came to it. */
  Story story();

  /**
   * An answer.
   *
   * @param latencyMillis what somebody would wait for it: calls that need each other's answers one
   *     after another, the others side by side
   */
  record Answered(ModelReply.Answered answer, long latencyMillis, Story story)
      implements StrategyEnd {
    public Answered {
      Objects.requireNonNull(answer, "answer is null");
      Objects.requireNonNull(story, "story is null");
    }
  }

  /** No answer to score. */
  record Errored(ErrorReason reason, Story story) implements StrategyEnd {
    public Errored {
      Objects.requireNonNull(reason, "reason is null");
      Objects.requireNonNull(story, "story is null");
    }
  }

  /** Of answers that were asked side by side. */
  static StrategyEnd chosen(List<Candidate> candidates, ChoiceDecision decision) {
    return switch (decision) {
      case ChoiceDecision.Chosen(int index, String why) ->
          new Answered(
              candidates.get(index).answered().orElseThrow(),
              candidates.stream().mapToLong(Candidate::millis).max().orElse(0),
              story(candidates, index, why));
      case ChoiceDecision.None(String why) ->
          new Errored(noChoice(candidates), story(candidates, null, why));
    };
  }

  /** Where nobody answered, why nobody did; else that nothing spoke for any answer. */
  private static ErrorReason noChoice(List<Candidate> candidates) {
    return candidates.stream().anyMatch(one -> one.answered().isPresent())
        ? ErrorReason.NO_CHOICE
        : candidates.getFirst().error().orElse(ErrorReason.NO_CHOICE);
  }

  /** The last of them never came to an answer, for no fault of the model's: nothing is chosen. */
  static Errored broken(List<Candidate> candidates) {
    Candidate last = candidates.getLast();
    return new Errored(
        last.error().orElseThrow(),
        story(
            candidates,
            null,
            "The call of '%s' failed, so the strategy did not happen. What was paid is in the journal; the next run goes on from there."
                .formatted(last.name())));
  }

  /** In the candidates' order. */
  static Story story(List<Candidate> candidates, @Nullable Integer chosen, String why) {
    return new Story(candidates.stream().map(Candidate::step).toList(), chosen, why);
  }
}
