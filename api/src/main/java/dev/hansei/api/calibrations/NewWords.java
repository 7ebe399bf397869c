package dev.hansei.api.calibrations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.calibrations.ProposalPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Other words for a proposal.
 *
 * @param name 1 to 80 characters
 * @param sentence what a good answer is, 1 to 500 characters; absent: as it stands
 */
public record NewWords(String name, @Nullable String sentence) {
  public NewWords {
    Rules.text("name", name, ProposalPolicy.NAME_CHARS_MAX);
    if (sentence != null) {
      Rules.text("sentence", sentence, ProposalPolicy.SENTENCE_CHARS_MAX);
    }
  }
}
