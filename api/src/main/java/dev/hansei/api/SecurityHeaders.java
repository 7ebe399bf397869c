package dev.hansei.api;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers that every response has, errors included: what a page may load and who may frame it.
 * No inline script or style anywhere, nothing from elsewhere.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class SecurityHeaders implements Ordered {
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
          + "frame-ancestors 'none'; object-src 'none'";

  /** Two years, as the preload lists ask; sent over TLS only, where it means something. */
  private static final String TRANSPORT = "max-age=63072000; includeSubDomains";

  private final Map<String, String> standing;

  SecurityHeaders(ServiceSettings settings) {
    this.standing = standing(settings);
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.before();
  }

  /** Those that every response has, by name. */
  public Map<String, String> all() {
    return standing;
  }

  private static Map<String, String> standing(ServiceSettings settings) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Content-Security-Policy", POLICY);
    all.put("X-Content-Type-Options", "nosniff");
    all.put("X-Frame-Options", "DENY");
    all.put("Referrer-Policy", "same-origin");
    all.put("Cross-Origin-Opener-Policy", "same-origin");
    all.put("Cross-Origin-Resource-Policy", "same-origin");
    all.put("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    if (settings.isSecure()) {
      all.put("Strict-Transport-Security", TRANSPORT);
    }
    return Collections.unmodifiableMap(all);
  }

  @ResponseFilter
  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var headers = response.getHeaders();
    standing.forEach(headers::set);
    if (!headers.contains("Cache-Control")) {
      // Answers depend on who asks; static files say otherwise themselves.
      headers.set("Cache-Control", "no-store");
    }
  }
}
