package dev.hansei.infra.registry;

import dev.hansei.workflows.lineage.Sha256;
import java.util.Optional;

/** Goes along a chain row by row and says of the first row that is wrong why. */
final class AuditWalk {
  private final AuditLink link;
  private long sequence;
  private Sha256 hash;

  /** Stands behind a row; {@link #fromStart} before the first. */
  AuditWalk(AuditLink link, long sequence, Sha256 hash) {
    this.link = link;
    this.sequence = sequence;
    this.hash = hash;
  }

  static AuditWalk fromStart(AuditLink link) {
    return new AuditWalk(link, 0, AuditLink.START);
  }

  /** Number of the last good row. */
  long sequence() {
    return sequence;
  }

  /** Hash of the last good row. */
  Sha256 hash() {
    return hash;
  }

  /** Goes on to a row, unless it is wrong: then in words why, and it stays where it is. */
  Optional<String> step(AuditRow row) {
    if (row.sequence() != sequence + 1) {
      return Optional.of("the row is missing; the next one is " + row.sequence());
    }
    if (!row.previousHash().equals(hash)) {
      return Optional.of("the row does not follow the one before");
    }
    if (!link.holds(row)) {
      return Optional.of("the row's content is not what its hash says");
    }
    sequence = row.sequence();
    hash = row.hash();
    return Optional.empty();
  }
}
