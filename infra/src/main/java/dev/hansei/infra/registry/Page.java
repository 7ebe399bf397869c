package dev.hansei.infra.registry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some items of a list, in its order.
 *
 * @param next the cursor of the following page; empty on the last one
 */
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
    Objects.requireNonNull(next, "next is null");
  }

  /**
   * The page from what {@link PageRequest#fetch()} rows gave: one row more than asked for tells
   * that there is a following page.
   *
   * @param cursor names an item, so that the following page starts after it
   */
  public static <R, T> Page<T> of(
      List<R> rows, PageRequest request, Function<R, T> item, Function<R, ?> cursor) {
    boolean more = rows.size() > request.limit();
    var kept = more ? rows.subList(0, request.limit()) : rows;
    return new Page<>(
        kept.stream().map(item).toList(),
        more ? Optional.of(cursor.apply(kept.getLast()).toString()) : Optional.empty());
  }

  /** The same page with other items. */
  public <U> Page<U> map(Function<T, U> change) {
    return new Page<>(items.stream().map(change).toList(), next);
  }
}
