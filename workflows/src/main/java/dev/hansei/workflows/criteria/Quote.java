package dev.hansei.workflows.criteria;

import dev.hansei.workflows.lineage.Sha256;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of what was said, word for word, kept as a place and a hash: the words stay where they
 * were said, so that they go when their source is erased, and nobody can put others in their place.
 *
 * @param start where it begins in the source's text, in code points
 * @param length how long it is, in code points; at least 1
 * @param sha256 of the words
 */
public record Quote(SaidSource source, int start, int length, Sha256 sha256) {
  public Quote {
    Objects.requireNonNull(source, "source is null");
    if (start < 0 || length < 1) {
      throw new IllegalArgumentException("a quote has a place and a length");
    }
    Objects.requireNonNull(sha256, "sha256 is null");
  }

  /**
   * Quotes a part of a text.
   *
   * @param from where it begins, in characters
   * @param to where it ends, in characters
   */
  public static Quote of(SaidSource source, String text, int from, int to) {
    return new Quote(
        source,
        text.codePointCount(0, from),
        text.codePointCount(from, to),
        Sha256.of(text.substring(from, to)));
  }

  /** The words; empty where the text is not there any more, or says something else by now. */
  public Optional<String> in(String text) {
    int points = text.codePointCount(0, text.length());
    if (start > points - length) {
      return Optional.empty();
    }
    int from = text.offsetByCodePoints(0, start);
    String words = text.substring(from, text.offsetByCodePoints(from, length));
    return Sha256.of(words).equals(sha256) ? Optional.of(words) : Optional.empty();
  }
}
