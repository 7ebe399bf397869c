package dev.hansei.workflows.annotations;

import java.util.Locale;
import java.util.Optional;

/**
 * Which answer of a pair stood first for whoever said which is better. Judges favour a place, so
 * they are asked in both orders; what they say is in terms of the given a and b all the same.
 */
public enum AnswerOrder {
  /** Answer a first. */
  AB,
  /** Answer b first. */
  BA;

  /** As it is written: ab or ba. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #word}; empty where it is none. */
  public static Optional<AnswerOrder> ofWord(String word) {
    for (AnswerOrder order : values()) {
      if (order.word().equals(word)) {
        return Optional.of(order);
      }
    }
    return Optional.empty();
  }
}
