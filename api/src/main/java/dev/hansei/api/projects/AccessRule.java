package dev.hansei.api.projects;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Reads {@link Allows} on the route that was matched. Says nothing of other routes, but for forged
 * requests, which no route takes.
 */
@Singleton
final class AccessRule implements SecurityRule<HttpRequest<?>> {
  private final Access access;
  private final ForgeryCheck forgery;
  private final BlockingChecks checks;

  AccessRule(Access access, ForgeryCheck forgery, BlockingChecks checks) {
    this.access = access;
    this.forgery = forgery;
    this.checks = checks;
  }

  /** Before every rule of the framework: none may open what this one closes. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public Publisher<SecurityRuleResult> check(
      @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
    if (request == null) {
      return Mono.just(SecurityRuleResult.REJECTED);
    }
    var route = RouteAttributes.getRouteMatch(request);
    if (route.isEmpty()) {
      return Mono.just(SecurityRuleResult.UNKNOWN);
    }
    var caller = Optional.ofNullable(authentication).map(SignedIn.class::cast);
    return Mono.from(forgery.check(request, caller))
        .then(Mono.defer(() -> decide(request, route.get(), caller)));
  }

  private Mono<SecurityRuleResult> decide(
      HttpRequest<?> request, RouteMatch<?> route, Optional<SignedIn> caller) {
    if (AllowedRoles.of(route.getAnnotationMetadata()).isEmpty()) {
      return Mono.just(SecurityRuleResult.UNKNOWN);
    }
    if (Access.isRemembered(route, caller)) {
      return Mono.fromCallable(() -> admitted(request, route, caller));
    }
    return Mono.from(checks.run(() -> Optional.of(admitted(request, route, caller))));
  }

  private SecurityRuleResult admitted(
      HttpRequest<?> request, RouteMatch<?> route, Optional<SignedIn> caller) {
    access.admit(request, route, caller);
    return SecurityRuleResult.ALLOWED;
  }
}
