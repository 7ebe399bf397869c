package dev.hansei.api.projects;

import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.projects.IdempotencyKeys;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Ids of what requests begin. The repeat of a request whose answer was lost with the process that
 * was to give it, under the same {@code Idempotency-Key}, is given the id of the first time.
 */
@Singleton
public final class RequestIds {
  private final IdempotencyKeys keys;
  private final Ids ids;

  RequestIds(IdempotencyKeys keys, Ids ids) {
    this.keys = keys;
    this.ids = ids;
  }

  /** A UUIDv7; of a request with a key it is written down before this returns. */
  public UUID next(HttpRequest<?> request) {
    UUID fresh = ids.next();
    return IdempotencyFilter.of(request)
        .map(scope ->
            keys.begin(
                scope.caller().projectId(),
                scope.caller().personId(),
                scope.key(),
                scope.request().hex(),
                fresh))
        .orElse(fresh);
  }
}
