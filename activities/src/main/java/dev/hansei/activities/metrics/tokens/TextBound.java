package dev.hansei.activities.metrics.tokens;

import dev.hansei.workflows.criteria.TextTooLong;
import java.util.List;

/** How long a text may be that is compared: outputs come from strangers. */
public final class TextBound {
  /**
   * As many as a case may have bytes. Comparing two such texts holds some 50 MB, so that many may
   * be compared at a time.
   */
  public static final int CHARS_MAX = 256 * 1024;

  private TextBound() {}

  /**
   * Passes over texts within the bound.
   *
   * @throws TextTooLong naming the one that is too long, and the bound
   */
  public static void check(String output, List<String> references) {
    check(output, references, CHARS_MAX);
  }

  /**
   * The same with a bound of the caller's.
   *
   * @throws TextTooLong naming the one that is too long, and the bound
   */
  public static void check(String output, List<String> references, int charsMax) {
    check("the output", output, charsMax);
    references.forEach(reference -> check("a reference", reference, charsMax));
  }

  private static void check(String what, String text, int charsMax) {
    if (text.length() > charsMax) {
      throw new TextTooLong(
          "%s has %d characters; at most %d are compared".formatted(what, text.length(), charsMax));
    }
  }
}
