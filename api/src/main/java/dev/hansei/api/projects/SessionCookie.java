package dev.hansei.api.projects;

import dev.hansei.api.ServiceSettings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookies of a browser. {@code Lax}, so that a link from elsewhere finds the person signed in
 * while a form from elsewhere does not; out of reach for scripts; {@code __Host-} and Secure where
 * the service is behind TLS, so that no neighbour of the domain can set one.
 */
@Singleton
final class SessionCookie {
  private static final String SESSION = "hansei_session";
  private static final String FORM = "hansei_form";
  private static final String HOST_ONLY = "__Host-";

  private final boolean secure;

  SessionCookie(ServiceSettings settings) {
    this.secure = settings.isSecure();
  }

  /** The session's secret, when the browser sent one. */
  Optional<String> session(HttpRequest<?> request) {
    return read(request, SESSION);
  }

  /** The secret that forms are bound to before anybody is signed in. */
  Optional<String> form(HttpRequest<?> request) {
    return read(request, FORM);
  }

  Cookie ofSession(String secret, Duration age) {
    return cookie(SESSION, secret, age);
  }

  Cookie ofForm(String secret, Duration age) {
    return cookie(FORM, secret, age);
  }

  /** Takes the session's cookie away from the browser. */
  Cookie gone() {
    return cookie(SESSION, "", Duration.ZERO);
  }

  private Optional<String> read(HttpRequest<?> request, String name) {
    return request
        .getCookies()
        .findCookie(nameOf(name))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty());
  }

  private Cookie cookie(String name, String value, Duration age) {
    return Cookie.of(nameOf(name), value)
        .path("/")
        .httpOnly(true)
        .secure(secure)
        .sameSite(SameSite.Lax)
        .maxAge(age);
  }

  private String nameOf(String name) {
    return secure ? HOST_ONLY + name : name;
  }
}
