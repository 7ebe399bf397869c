package dev.hansei.workflows.suites;

import dev.hansei.workflows.models.CallKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a strategy came to the answer of one item. Kept with the outcome; the texts are in the
 * journal, under the calls' keys.
 *
 * @param steps the answers that there were, in the order in which they were asked for
 * @param chosen the place of the one that stands, from 0; absent where none does
 * @param why in a sentence
 */
public record Story(List<Step> steps, @Nullable Integer chosen, String why) {
  /** As many as the samples of a strategy. */
  public static final int STEPS_MAX = Strategy.SAMPLES_MAX;

  /** A sentence or two; the whole is in the journal. */
  public static final int NOTE_CHARS_MAX = 400;

  public Story {
    steps = List.copyOf(steps);
    if (steps.size() > STEPS_MAX) {
      throw new IllegalArgumentException("a story has at most 10 steps: " + steps.size());
    }
    if (chosen != null && (chosen < 0 || chosen >= steps.size())) {
      throw new IllegalArgumentException("no step is chosen by %d".formatted(chosen));
    }
    why = cut(why);
  }

  /**
   * One answer.
   *
   * @param name what people call it, such as {@code sample 2}
   * @param call the journal's key of the answer; absent where there was none
   * @param note what was said of it: by a judge, by a check, by the model itself
   * @param noteCall the journal's key of the call that said so; absent where none did
   */
  public record Step(String name, @Nullable CallKey call, String note, @Nullable CallKey noteCall) {
    public Step {
      Objects.requireNonNull(name, "name is null");
      note = cut(note);
    }
  }

  /** Not in the middle of a character. */
  private static String cut(String text) {
    if (text.length() <= NOTE_CHARS_MAX) {
      return text;
    }
    int end = NOTE_CHARS_MAX - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
