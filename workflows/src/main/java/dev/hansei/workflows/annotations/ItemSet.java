package dev.hansei.workflows.annotations;

import dev.hansei.workflows.lineage.ArtifactRef;
import java.time.Instant;
import java.util.Objects;

/**
 * Items that somebody brought to be labelled. Immutable: other lines are another set.
 *
 * @param content its lines, each the canonical JSON of a {@link BroughtItem}
 * @param items how many lines
 * @param isOfPairs whether each is two answers to choose from, or each is one
 */
public record ItemSet(
    ItemSetId id,
    String name,
    ArtifactRef content,
    int items,
    boolean isOfPairs,
    Instant createdAt) {
  /** Fits a list. */
  public static final int NAME_CHARS_MAX = 80;

  /** What one queue can ask about; more is a second set. */
  public static final int ITEMS_MAX = QueuePlan.ITEMS_MAX;

  public ItemSet {
    Objects.requireNonNull(id, "id is null");
    if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
      throw new IllegalArgumentException("a set's name has 1 to 80 characters");
    }
    Objects.requireNonNull(content, "content is null");
    if (items < 1 || items > ITEMS_MAX) {
      throw new IllegalArgumentException("a set has 1 to 10,000 items: " + items);
    }
    Objects.requireNonNull(createdAt, "createdAt is null");
  }
}
