package dev.hansei.api.annotations;

import dev.hansei.api.bodies.RejectedLine;
import java.util.List;

/**
 * What became of an import.
 *
 * @param taken labels that are reviews now
 * @param unmatched lines whose item the queue does not have; listed among the rejected too
 * @param rejected lines that were left out, each with a reason; the others are kept
 */
public record LabelImportResource(int taken, int unmatched, List<RejectedLine> rejected) {
  public LabelImportResource {
    rejected = List.copyOf(rejected);
  }
}
