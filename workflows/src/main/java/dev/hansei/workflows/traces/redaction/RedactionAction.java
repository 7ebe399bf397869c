package dev.hansei.workflows.traces.redaction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What is done with what is recognised. */
public enum RedactionAction {
  /** A mark takes its place: {@code [email]}. */
  MASK,
  /**
   * As a mask, with a keyed hash: equal values of a project stay equal, {@code [email:kmrtvx…]}.
   */
  HASH,
  /** The whole text in which it stands goes, and a mark says so: {@code [dropped:email]}. */
  DROP,
  /** It stays as it came, and is not counted. */
  KEEP;

  /** As policies write it. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The action of that word.
   *
   * @throws IllegalArgumentException naming the words there are
   */
  @JsonCreator
  public static RedactionAction of(String word) {
    return Arrays.stream(values())
        .filter(action -> action.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is no action; there are mask, hash, drop, keep".formatted(word)));
  }
}
