package dev.hansei.infra.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What reading a chain and its anchors has shown.
 *
 * @param anchors how many there are
 * @param newest the newest of those that the chain agrees with: up to its row nothing was changed
 *     since it was made
 * @param problems what is wrong with the anchors or contradicts one, each a sentence; at most
 *     {@link #PROBLEMS_MAX} and one that counts the others
 * @param missing days without an anchor though rows waited for one, the first {@link #DAYS_MAX}; no
 *     fault of the chain: what was written then stands under a later anchor
 */
public record AuditProof(
    AuditCheck chain,
    int anchors,
    Optional<AuditAnchor> newest,
    List<String> problems,
    List<LocalDate> missing) {
  /** More say no more: whoever looks into it begins with the first. */
  public static final int PROBLEMS_MAX = 20;

  /** A month; more are a service that was away for long. */
  public static final int DAYS_MAX = 31;

  public AuditProof {
    Objects.requireNonNull(chain, "chain is null");
    Objects.requireNonNull(newest, "newest is null");
    problems = List.copyOf(problems);
    missing = List.copyOf(missing);
  }

  /** Whether every row follows from the one before and no anchor says otherwise. */
  public boolean isIntact() {
    return chain instanceof AuditCheck.Whole && problems.isEmpty();
  }
}
