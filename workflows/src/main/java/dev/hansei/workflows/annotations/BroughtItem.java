package dev.hansei.workflows.annotations;

import dev.hansei.workflows.cases.Split;
import java.util.Objects;

/**
 * One line of a set of items that somebody brought; its canonical JSON is a line of the artifact.
 *
 * @param id what whoever brought it calls it; maybe empty
 * @param split what it, and so its label, may be used for
 */
public record BroughtItem(String id, Split split, Item shown) {
  /** A path or a hash of another tool fits. */
  public static final int ID_CHARS_MAX = 200;

  public BroughtItem {
    if (id.length() > ID_CHARS_MAX) {
      throw new IllegalArgumentException("an item's id has at most 200 characters");
    }
    Objects.requireNonNull(split, "split is null");
    Objects.requireNonNull(shown, "shown is null");
  }
}
