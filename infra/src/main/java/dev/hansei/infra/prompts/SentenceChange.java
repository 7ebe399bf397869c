package dev.hansei.infra.prompts;

/** What became of a sentence from one version to another. */
public sealed interface SentenceChange {
  /** It is new. */
  record Added(Sentence now) implements SentenceChange {}

  /** It is gone. */
  record Removed(Sentence was) implements SentenceChange {}

  /** It says the same in another place, or another role says it. */
  record Moved(Sentence was, Sentence now) implements SentenceChange {}

  /**
   * It stands in other words.
   *
   * @param cosine how alike the two are, 0 to 1, by all-MiniLM-L6-v2; a "not" changes it little
   */
  record Reworded(Sentence was, Sentence now, double cosine) implements SentenceChange {}
}
