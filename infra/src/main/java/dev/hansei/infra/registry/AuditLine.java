package dev.hansei.infra.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of an exported audit log, in canonical JSON; exactly one of the four is there. First
 * stands what the file is, then the anchors of its rows, then the rows in order, then the end, so
 * that a file that was cut off shows.
 */
record AuditLine(
    Optional<Begin> begin, Optional<AuditAnchor> anchor, Optional<Row> row, Optional<End> end) {
  /** Of the files that this build writes and reads. */
  static final String FORMAT = "hansei-audit/1";

  static AuditLine of(Begin begin) {
    return new AuditLine(Optional.of(begin), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static AuditLine of(AuditAnchor anchor) {
    return new AuditLine(Optional.empty(), Optional.of(anchor), Optional.empty(), Optional.empty());
  }

  static AuditLine of(Row row) {
    return new AuditLine(Optional.empty(), Optional.empty(), Optional.of(row), Optional.empty());
  }

  static AuditLine of(End end) {
    return new AuditLine(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(end));
  }

  /**
   * What the file is.
   *
   * @param at when it was written
   * @param first number of its first row
   * @param previous hash of the row before that; zeros before the first of the chain
   * @param last number of its last row; {@code first - 1} in a file without rows
   * @param toEnd whether the chain had no row beyond
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Begin(
      String format,
      ProjectId projectId,
      Instant at,
      long first,
      Sha256 previous,
      long last,
      boolean toEnd) {
    Begin {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(at, "at is null");
      Objects.requireNonNull(previous, "previous is null");
      if (!FORMAT.equals(format)) {
        throw new IllegalArgumentException("no format that this build reads: " + format);
      }
    }

    /** Whether an anchor says something of the rows of this file. */
    boolean isAnchoredBy(AuditAnchor anchor) {
      // That of the row before the first shows where the file takes up the chain, and one made
      // before the file beyond the end that rows are missing.
      return anchor.projectId().equals(projectId)
          && anchor.sequence() >= first - 1
          && (anchor.sequence() <= last || (toEnd && !anchor.at().isAfter(at)));
    }
  }

  /** A row, word for word; {@code detail} is JSON as text, because its very characters count. */
  record Row(
      long sequence,
      Instant at,
      String actor,
      String action,
      String subjectKind,
      String subjectId,
      String detail,
      Sha256 previousHash,
      Sha256 hash) {
    Row {
      Objects.requireNonNull(previousHash, "previousHash is null");
      Objects.requireNonNull(hash, "hash is null");
      // The rules are those of an entry, also where a file was written by hand.
      action = new AuditEntry(sequence, at, actor, action, subjectKind, subjectId, detail).action();
    }

    static Row of(AuditRow row) {
      return new Row(
          row.sequence(),
          row.at(),
          row.actor(),
          row.action(),
          row.subjectKind(),
          row.subjectId(),
          row.detail(),
          row.previousHash(),
          row.hash());
    }

    AuditRow in(ProjectId project) {
      var entry = new AuditEntry(sequence, at, actor, action, subjectKind, subjectId, detail);
      return AuditRow.of(project.value(), entry, previousHash, hash);
    }
  }

  /**
   * That the file is whole.
   *
   * @param rows how many it has
   * @param hash of the last
   */
  record End(long rows, Sha256 hash) {
    End {
      Objects.requireNonNull(hash, "hash is null");
    }
  }
}
