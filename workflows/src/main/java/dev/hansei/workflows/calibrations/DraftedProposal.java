package dev.hansei.workflows.calibrations;

import java.util.Objects;

/** A proposal before it is written: its words by keywords, what it stands on, and its middle. */
@SuppressWarnings("ArrayRecordComponent") // A vector, made once and handed on.
public record DraftedProposal(
    String name, String sentence, ProposalEvidence evidence, float[] middle) {
  public DraftedProposal {
    if (name.isBlank() || sentence.isBlank()) {
      throw new IllegalArgumentException("a proposal has a name and a sentence");
    }
    Objects.requireNonNull(evidence, "evidence is null");
    Objects.requireNonNull(middle, "middle is null");
  }

  /** The same with other evidence. */
  public DraftedProposal with(ProposalEvidence other) {
    return new DraftedProposal(name, sentence, other, middle);
  }
}
