package dev.hansei.api.traces;

import dev.hansei.api.problems.Pointer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What became of an upload.
 *
 * @param accepted how many are new, and durable now
 * @param duplicates how many were known before
 * @param rejectedCount how many lines could not be used; they are kept as one dead letter
 * @param rejected the first 100 of them, with line and reason
 */
@Schema(name = "Import")
public record ImportResource(
    int accepted, int duplicates, int rejectedCount, List<Pointer> rejected) {
  /** Enough to see what is wrong with a file. */
  static final int REJECTED_MAX = 100;

  public ImportResource {
    rejected = rejected.stream().limit(REJECTED_MAX).toList();
  }

  /** As a caller sees it. */
  static ImportResource of(Intake intake) {
    return new ImportResource(
        intake.accepted().spans(),
        intake.accepted().duplicates(),
        intake.rejected().size(),
        intake.rejected());
  }
}
