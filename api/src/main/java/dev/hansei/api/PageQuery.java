package dev.hansei.api;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.PageRequest;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list a request wants. A controller's method takes it with {@code @RequestBean}.
 *
 * @param after what the page before gave as {@code next}
 * @param limit at most this many items, 1 to 200; 50 when not given
 */
@Introspected
public record PageQuery(
    @QueryValue @Parameter(description = "What the page before gave as next.")
        @Nullable String after,
    @QueryValue
        @Parameter(
            description = "At most this many items.",
            schema = @Schema(minimum = "1", maximum = "200", defaultValue = "50"))
        @Nullable Integer limit) {
  /** As the registry takes it; a limit out of range is a problem that names it. */
  public PageRequest request() {
    int most = limit == null ? PageRequest.LIMIT_DEFAULT : limit;
    if (most < 1 || most > PageRequest.LIMIT_MAX) {
      throw ApiProblem.invalidField("limit", "1 to %d items.".formatted(PageRequest.LIMIT_MAX))
          .raise();
    }
    return new PageRequest(Optional.ofNullable(after).filter(it -> !it.isBlank()), most);
  }
}
