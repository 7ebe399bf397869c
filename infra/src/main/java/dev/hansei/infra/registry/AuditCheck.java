package dev.hansei.infra.registry;

import dev.hansei.workflows.lineage.Sha256;
import java.util.Objects;

/** What reading a whole audit chain has shown. */
public sealed interface AuditCheck {
  /**
   * Every row follows from the one before, and the chain ends where it should.
   *
   * @param head hash of the last row: noted elsewhere, it also shows a chain that was written anew
   *     from the start
   */
  record Whole(long rows, Sha256 head) implements AuditCheck {
    public Whole {
      Objects.requireNonNull(head, "head is null");
    }
  }

  /**
   * The chain was changed.
   *
   * @param sequence the first row that is wrong or missing
   * @param reason in words
   */
  record Broken(long sequence, String reason) implements AuditCheck {
    public Broken {
      Objects.requireNonNull(reason, "reason is null");
    }
  }
}
