package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.ItemSet;
import java.time.Instant;
import java.util.UUID;

/**
 * Items that somebody brought.
 *
 * @param sha256 of its content, an artifact: other lines are another set
 * @param pairs whether each is two answers to choose from
 */
public record ItemSetResource(
    UUID id, String name, String sha256, int items, boolean pairs, Instant createdAt) {
  static ItemSetResource from(ItemSet set) {
    return new ItemSetResource(
        set.id().value(),
        set.name(),
        set.content().sha256().hex(),
        set.items(),
        set.isOfPairs(),
        set.createdAt());
  }
}
