package dev.hansei.workflows.annotations;

import dev.hansei.workflows.cases.CaseContent;
import java.util.Objects;
import java.util.Optional;

/**
 * What is put before a person: a question with all that came before it and with it, and one answer,
 * or two to choose from. Where its texts lie is its {@link Origin}.
 *
 * @param asked the question, the turns before it, its passages and its reference answer
 * @param answer what is labelled; of a pair, answer a
 * @param other answer b of a pair; absent where one answer is labelled
 */
public record Item(CaseContent asked, String answer, Optional<String> other) {
  public Item {
    Objects.requireNonNull(asked, "asked is null");
    Objects.requireNonNull(answer, "answer is null");
    Objects.requireNonNull(other, "other is null");
  }

  /** One answer. */
  public Item(CaseContent asked, String answer) {
    this(asked, answer, Optional.empty());
  }

  /** Whether it is two answers to choose from. */
  public boolean isPair() {
    return other.isPresent();
  }

  /** How much there is to read, in characters. */
  public int chars() {
    return asked.transcript().length()
        + asked.context().stream().mapToInt(passage -> passage.text().length()).sum()
        + answer.length()
        + other.map(String::length).orElse(0);
  }

  /**
   * What it is known by: the hash of its question with what was said before it, and its answer; of
   * a pair, with answer b after another zero byte, so that the other way round is another item.
   */
  public ItemKey key() {
    return ItemKey.of(asked.transcript(), answer, other);
  }
}
