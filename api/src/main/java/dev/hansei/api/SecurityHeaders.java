package dev.hansei.api;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/**
 * The headers that every response has, errors included: what a page may load and who may frame it.
 * No inline script or style anywhere, nothing from elsewhere.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeaders implements Ordered {
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
          + "frame-ancestors 'none'; object-src 'none'";

  /** Two years, as the preload lists ask; sent over TLS only, where it means something. */
  private static final String TRANSPORT = "max-age=63072000; includeSubDomains";

  private final ServiceSettings settings;

  SecurityHeaders(ServiceSettings settings) {
    this.settings = settings;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.before();
  }

  @ResponseFilter
  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var headers = response.getHeaders();
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    if (settings.isSecure()) {
      headers.set("Strict-Transport-Security", TRANSPORT);
    }
    if (!headers.contains("Cache-Control")) {
      // Answers depend on who asks; static files say otherwise themselves.
      headers.set("Cache-Control", "no-store");
    }
  }
}
