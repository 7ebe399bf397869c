package dev.hansei.workflows.criteria;

import java.util.ArrayList;
import java.util.List;

/**
 * What is done to an answer before an assertion looks at it: steps with bars between, such as
 * {@code strip-fences | json:/answer | trim}. The list of steps is closed; a document's JavaScript
 * or Python is never run.
 *
 * @param steps at least one
 */
public record Transform(List<Step> steps) {
  /** Enough for any; a transform is no program. */
  private static final int STEPS_MAX = 10;

  private static final String POINTER = "json:";

  public Transform {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.size() > STEPS_MAX) {
      throw new IllegalArgumentException("a transform has 1 to 10 steps with | between");
    }
  }

  /** One step. */
  public sealed interface Step {
    /** A filter of texts. */
    record Filtered(TextFilter filter) implements Step {}

    /**
     * The part of a JSON answer that a JSON Pointer (RFC 6901) names; the whole where it is empty.
     * A text stands as it is, anything else as JSON.
     */
    record Pointed(String pointer) implements Step {}
  }

  /**
   * Reads a transform.
   *
   * @throws IllegalArgumentException that names the step which is none and the steps there are
   */
  public static Transform parse(String text) {
    List<Step> steps = new ArrayList<>();
    for (String part : text.split("\\|", -1)) {
      steps.add(step(part.strip()));
    }
    return new Transform(steps);
  }

  private static Step step(String word) {
    if (word.equals("json") || word.equals(POINTER)) {
      return new Step.Pointed("");
    }
    if (word.startsWith(POINTER + "/")) {
      return new Step.Pointed(word.substring(POINTER.length()));
    }
    return TextFilter.named(word)
        .<Step>map(Step.Filtered::new)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is no transform; there are json:/pointer, %s, and | between them. Code is not"
                        .formatted(word, String.join(", ", TextFilter.words()))
                    + " run here."));
  }
}
