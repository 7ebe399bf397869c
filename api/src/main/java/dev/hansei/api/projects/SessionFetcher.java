package dev.hansei.api.projects;

import dev.hansei.infra.registry.projects.Sessions;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Knows a browser by its session cookie. A request with an Authorization header is none. */
@Singleton
final class SessionFetcher implements AuthenticationFetcher<HttpRequest<?>> {
  private final SessionCookie cookie;
  private final Sessions sessions;
  private final BlockingChecks checks;

  SessionFetcher(SessionCookie cookie, Sessions sessions, BlockingChecks checks) {
    this.cookie = cookie;
    this.sessions = sessions;
    this.checks = checks;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    var secret = cookie.session(request);
    if (secret.isEmpty() || request.getHeaders().getAuthorization().isPresent()) {
      return Mono.empty();
    }
    return checks.run(() -> sessions.find(secret.get()).map(SignedIn::by));
  }
}
