package dev.hansei.api.bodies;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hansei.infra.registry.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next pass it on as {@code after} for the following page; null on the last one
 */
public record PageResource<T>(
    List<T> items, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {
  public PageResource {
    items = List.copyOf(items);
  }

  /** The page with its items in the form that the API shows. */
  public static <S, T> PageResource<T> of(Page<S> page, Function<S, T> form) {
    return new PageResource<>(page.items().stream().map(form).toList(), page.next().orElse(null));
  }

  /** A list that is short by nature, as one page. */
  public static <T> PageResource<T> whole(List<T> items) {
    return new PageResource<>(items, null);
  }
}
