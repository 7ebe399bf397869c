package dev.hansei.workflows.calibrations;

/** What a person made of a proposal. */
public enum ProposalState {
  /** Nobody has decided yet. */
  PROPOSED,
  /** It is a criterion now. */
  ACCEPTED,
  /** What argues for it argues for another criterion, or another proposal, that says the same. */
  MERGED,
  /** It is no criterion. */
  DROPPED
}
