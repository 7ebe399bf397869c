package dev.hansei.api.projects;

import dev.hansei.infra.registry.AuditAnchor;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.AuditProof;
import dev.hansei.infra.registry.AuditProven;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What reading the whole chain and its anchors has shown.
 *
 * @param intact whether every row follows from the one before and no anchor says otherwise
 * @param rows how many rows are whole; 0 where the chain is broken
 * @param head hash of the last row, to be noted elsewhere; empty where the chain is broken
 * @param firstBadRow the first row that is wrong or missing; 0 where the chain by itself is whole
 * @param reason the first thing that is wrong; empty where nothing is
 * @param anchors how many anchors of the chain there are
 * @param anchoredRow up to this row nothing was changed since {@code anchoredOn}; 0 where no anchor
 *     says so
 * @param problems what is wrong with anchors or contradicts one, each a sentence
 * @param missingDays days without an anchor though rows waited for one; no fault of the chain
 * @param at when the chain was read
 * @param by {@code person:<id>} and the like
 */
public record AuditCheckResource(
    boolean intact,
    long rows,
    String head,
    long firstBadRow,
    String reason,
    int anchors,
    long anchoredRow,
    @Nullable LocalDate anchoredOn,
    List<String> problems,
    List<LocalDate> missingDays,
    Instant at,
    String by) {
  static AuditCheckResource from(AuditProven proven) {
    AuditProof proof = proven.proof();
    Optional<AuditCheck.Whole> whole =
        proof.chain() instanceof AuditCheck.Whole it ? Optional.of(it) : Optional.empty();
    return new AuditCheckResource(
        proof.isIntact(),
        whole.map(AuditCheck.Whole::rows).orElse(0L),
        whole.map(it -> it.head().hex()).orElse(""),
        proof.chain() instanceof AuditCheck.Broken broken ? broken.sequence() : 0,
        reason(proof),
        proof.anchors(),
        proof.newest().map(AuditAnchor::sequence).orElse(0L),
        proof.newest().map(AuditAnchor::day).orElse(null),
        proof.problems(),
        proof.missing(),
        proven.at(),
        proven.actor());
  }

  private static String reason(AuditProof proof) {
    return switch (proof.chain()) {
      case AuditCheck.Broken(_, var reason) -> reason;
      case AuditCheck.Whole _ -> proof.problems().stream().findFirst().orElse("");
    };
  }
}
