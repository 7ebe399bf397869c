package dev.hansei.infra.models;

import java.util.List;

/**
 * What {@code builtin/extractive} answers.
 *
 * @param text the answer; a refusal where {@code evidence} is empty
 * @param evidence the sentences of the answer, verbatim, in the order of the text
 * @param score score of the best sentence, in [0, 1]; what was compared with the refusal threshold
 */
public record ExtractiveAnswer(String text, List<Evidence> evidence, double score) {
  public ExtractiveAnswer {
    evidence = List.copyOf(evidence);
  }

  /** Whether nothing in the passages came near enough. */
  public boolean refused() {
    return evidence.isEmpty();
  }

  /** A sentence and where it stands. */
  public record Evidence(String passageId, String sentence, double score) {}
}
