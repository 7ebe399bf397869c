package dev.hansei.infra.registry;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hansei.workflows.lineage.Sha256;
import java.util.Objects;

/** What reading a whole audit chain has shown. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AuditCheck.Whole.class, name = "whole"),
  @JsonSubTypes.Type(value = AuditCheck.Broken.class, name = "broken")
})
public sealed interface AuditCheck {
  /**
   * Every row follows from the one before, and the chain ends where it should.
   *
   * @param rows how many there are; in a part of a log, those of the part
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
