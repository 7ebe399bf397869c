package dev.hansei.api.suites;

import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.suites.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a strategy came to an answer.
 *
 * @param steps the answers that there were, in the order in which they were asked for
 * @param why which of them stands, in a sentence
 */
public record StoryResource(List<Step> steps, String why) {
  public StoryResource {
    steps = List.copyOf(steps);
  }

  /**
   * One answer.
   *
   * @param stands whether it is the item's answer
   * @param answer absent where there is none, or it was erased
   * @param call the journal's key of it
   * @param note what was said of it: by a judge, by a check, by the model itself
   * @param noteCall the journal's key of the call that said so
   */
  public record Step(
      String name,
      boolean stands,
      Optional<String> answer,
      Optional<String> call,
      String note,
      Optional<String> noteCall) {}

  /** With the answers that the journal has. */
  static StoryResource of(Story story, Map<CallKey, JournalEntry> answered) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < story.steps().size(); i++) {
      Story.Step step = story.steps().get(i);
      steps.add(
          new Step(
              step.name(),
              story.chosen() != null && story.chosen() == i,
              Optional.ofNullable(step.call())
                  .flatMap(key -> Optional.ofNullable(answered.get(key)))
                  .map(JournalEntry::text),
              text(step.call()),
              step.note(),
              text(step.noteCall())));
    }
    return new StoryResource(steps, story.why());
  }

  private static Optional<String> text(@Nullable CallKey key) {
    return Optional.ofNullable(key).map(CallKey::toString);
  }

  /** The calls whose answers are shown. */
  static Stream<CallKey> calls(Story story) {
    return story.steps().stream().flatMap(step -> Optional.ofNullable(step.call()).stream());
  }
}
