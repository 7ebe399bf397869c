package dev.hansei.api.annotations;

import dev.hansei.api.bodies.RejectedLine;
import java.util.List;
import java.util.Optional;

/**
 * What came of bringing items.
 *
 * @param set absent where no line could be used
 * @param taken how many lines are items of it
 * @param rejected the others, in their order
 */
public record ItemImportResource(
    Optional<ItemSetResource> set, int taken, List<RejectedLine> rejected) {
  public ItemImportResource {
    rejected = List.copyOf(rejected);
  }
}
