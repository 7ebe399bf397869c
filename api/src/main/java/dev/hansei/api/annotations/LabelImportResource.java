package dev.hansei.api.annotations;

import dev.hansei.api.bodies.RejectedLine;
import java.util.List;

/**
 * What became of an import.
 *
 * @param taken labels that are reviews now, or stand beside them
 * @param unmatched lines whose item the queue does not have; listed among the rejected too
 * @param rejected lines that were left out, each with a reason; the others are kept
 * @param ignored fields of the file that say nothing here; none where all was taken up
 */
public record LabelImportResource(
    int taken, int unmatched, List<RejectedLine> rejected, List<Ignored> ignored) {
  public LabelImportResource {
    rejected = List.copyOf(rejected);
    ignored = List.copyOf(ignored);
  }

  /**
   * A field that was not taken up.
   *
   * @param field its path in the file
   * @param times how often it stood there
   */
  public record Ignored(String field, int times) {}
}
