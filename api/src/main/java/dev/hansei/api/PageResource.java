package dev.hansei.api;

import dev.hansei.infra.registry.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list, as the API gives it.
 *
 * @param next pass it as {@code after} to get the following page; absent on the last
 */
public record PageResource<T>(List<T> items, Optional<String> next) {
  public PageResource {
    items = List.copyOf(items);
  }

  /** The page as resources. */
  public static <S, T> PageResource<T> of(Page<S> page, Function<S, T> resource) {
    return new PageResource<>(page.items().stream().map(resource).toList(), page.next());
  }
}
