package dev.hansei.api.cases;

import dev.hansei.api.bodies.RejectedLine;
import java.util.List;

/**
 * What became of an import.
 *
 * @param accepted how many cases are in the dataset now, as final
 * @param rejected the lines that are not, and why
 */
public record ImportResource(int accepted, List<RejectedLine> rejected) {
  public ImportResource {
    rejected = List.copyOf(rejected);
  }
}
