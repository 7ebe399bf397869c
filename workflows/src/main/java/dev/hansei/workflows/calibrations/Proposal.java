package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.Actor;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A criterion that a discovery proposes, and what a person made of it.
 *
 * @param ordinal its place among those of its discovery, from 0, the best supported first
 * @param wordedBy {@link #KEYWORDS}, {@link #PERSON}, or the name of a model
 * @param criterion what it became, or went into
 * @param mergedInto the proposal that it went into, where it was one
 * @param decision who decided, and when; empty while it is proposed
 */
public record Proposal(
    ProposalId id,
    DiscoveryId discoveryId,
    int ordinal,
    String name,
    String sentence,
    String wordedBy,
    ProposalEvidence evidence,
    ProposalState state,
    Optional<CriterionId> criterion,
    Optional<ProposalId> mergedInto,
    Optional<Decision> decision) {
  /** Worded by the words that set its group apart. */
  public static final String KEYWORDS = "keywords";

  /** Worded by somebody. */
  public static final String PERSON = "person";

  public Proposal {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(discoveryId, "discoveryId is null");
    if (ordinal < 0 || name.isBlank() || sentence.isBlank() || wordedBy.isBlank()) {
      throw new IllegalArgumentException("a proposal has a place, a name and a sentence");
    }
    Objects.requireNonNull(evidence, "evidence is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(criterion, "criterion is null");
    Objects.requireNonNull(mergedInto, "mergedInto is null");
    Objects.requireNonNull(decision, "decision is null");
  }

  /** Who decided, and when. */
  public record Decision(Actor by, Instant at) {
    public Decision {
      Objects.requireNonNull(by, "by is null");
      Objects.requireNonNull(at, "at is null");
    }
  }

  /** Whether somebody has yet to decide. */
  public boolean isOpen() {
    return state == ProposalState.PROPOSED;
  }
}
