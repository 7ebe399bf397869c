package dev.hansei.api.bodies;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.PageRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters {@code after} and {@code limit} of every list. */
public final class Paging {
  /** For the descriptions of routes. */
  public static final String PARAMETERS =
      "'limit' is 1 to 200 (50); 'after' is the 'next' of the page before.";

  private Paging() {}

  /**
   * The page that is wanted.
   *
   * @throws dev.hansei.api.problems.ApiException 400 when the limit is not allowed
   */
  public static PageRequest request(@Nullable String after, @Nullable Integer limit) {
    int items = limit == null ? PageRequest.LIMIT_DEFAULT : limit;
    if (items < 1 || items > PageRequest.LIMIT_MAX) {
      throw ApiProblem.invalidField(
              "limit", "A page has 1 to %d items: %d.".formatted(PageRequest.LIMIT_MAX, items))
          .raise();
    }
    return new PageRequest(Optional.ofNullable(after).filter(it -> !it.isEmpty()), items);
  }
}
