package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.ItemKey;
import java.util.Objects;

/**
 * A label that was made elsewhere.
 *
 * @param item what it is about
 * @param author who made it; not somebody who can sign in, for those label here
 */
public record BroughtLabel(ItemKey item, Author author, String label, String note) {
  public BroughtLabel {
    Objects.requireNonNull(item, "item is null");
    if (author instanceof Author.ByPerson) {
      throw new IllegalArgumentException(
          "people who can sign in label here; name who labelled elsewhere");
    }
    Objects.requireNonNull(label, "label is null");
    Objects.requireNonNull(note, "note is null");
  }

  /** What became of it. */
  public enum Fate {
    /** It is a review now. */
    TAKEN,
    /** The queue has no such item. */
    UNMATCHED,
    /** That author has labelled the item already. */
    THERE_ALREADY,
    /** The item has all its reviews, or somebody holds it. */
    NO_ROOM,
    /** The queue does not know the label. */
    UNKNOWN_LABEL
  }
}
