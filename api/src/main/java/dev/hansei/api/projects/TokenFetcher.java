package dev.hansei.api.projects;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.projects.ApiTokens;
import dev.hansei.infra.registry.projects.Grant;
import dev.hansei.infra.registry.projects.LiveGrant;
import dev.hansei.infra.registry.projects.LiveGrants;
import dev.hansei.infra.registry.prompts.LiveBoard;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Knows a program by its token: {@code Authorization: Bearer hsi_…}, or HTTP Basic with any user
 * name (the project's, by convention) and the token as password, for exporters that know nothing
 * else. A token that is not good is refused; no cookie is looked at then.
 */
@Singleton
final class TokenFetcher implements AuthenticationFetcher<HttpRequest<?>> {
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  /** What OpenFeature's protocol allows instead of an Authorization header, at its own doors. */
  private static final String API_KEY = "X-API-Key";

  private static final String API_KEY_DOORS = "/ofrep/";

  private final ApiTokens tokens;
  private final LiveGrants remembered;
  private final LiveBoard board;
  private final BlockingChecks checks;

  TokenFetcher(ApiTokens tokens, LiveGrants remembered, LiveBoard board, BlockingChecks checks) {
    this.tokens = tokens;
    this.remembered = remembered;
    this.board = board;
    this.checks = checks;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    var header = request.getHeaders().getAuthorization().or(() -> apiKey(request));
    if (header.isEmpty()) {
      return Mono.empty();
    }
    return isFromMemory(request)
        ? remembered(header.get())
        : checks.run(() -> Optional.of(SignedIn.by(grant(header.get()))));
  }

  private static boolean isFromMemory(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(FromMemory.class))
        .isPresent();
  }

  /** Without leaving the thread that read the request, where the token is remembered. */
  private Publisher<Authentication> remembered(String header) {
    var secret = secret(header);
    var known = secret.flatMap(it -> remembered.known(it, board.isAway()));
    return known.isPresent()
        ? Mono.just(SignedIn.by(known.get()))
        : checks.run(() -> Optional.of(SignedIn.by(found(secret))));
  }

  private LiveGrant found(Optional<String> secret) {
    return secret.flatMap(remembered::find).orElseThrow(TokenFetcher::refused);
  }

  private Grant grant(String header) {
    return secret(header).flatMap(tokens::find).orElseThrow(TokenFetcher::refused);
  }

  private static Optional<String> apiKey(HttpRequest<?> request) {
    return request.getPath().startsWith(API_KEY_DOORS)
        ? Optional.ofNullable(request.getHeaders().get(API_KEY)).map(key -> BEARER + key)
        : Optional.empty();
  }

  private static Optional<String> secret(String header) {
    var lower = header.toLowerCase(Locale.ROOT);
    if (lower.startsWith(BEARER)) {
      return Optional.of(header.substring(BEARER.length()).strip());
    }
    if (lower.startsWith(BASIC)) {
      return password(header.substring(BASIC.length()).strip());
    }
    return Optional.empty();
  }

  private static Optional<String> password(String encoded) {
    try {
      var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static ApiException refused() {
    return ApiProblem.signInNeeded(
            "The token in the Authorization header is unknown, expired or revoked. Send 'Bearer"
                + " hsi_…' with a token that is listed on the page Tokens.")
        .raise();
  }
}
