package dev.hansei.api.projects;

import dev.hansei.infra.registry.projects.Session;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Tokens of forms: the session's own, or, before anybody is signed in, one that is derived from a
 * cookie which the form's page set.
 */
@Singleton
final class FormTokens {
  /** How long somebody may look at the sign-in page before sending it. */
  private static final Duration AGE = Duration.ofHours(12);

  private static final int SECRET_BYTES = 32;

  private final SessionCookie cookies;
  private final SecureRandom random = new SecureRandom();

  FormTokens(SessionCookie cookies) {
    this.cookies = cookies;
  }

  /** What a form of this browser must send; empty when it never had one. */
  Optional<String> expected(HttpRequest<?> request, Optional<SignedIn> signedIn) {
    return signedIn
        .flatMap(SignedIn::session)
        .map(Session::csrf)
        .or(() -> cookies.form(request).map(FormTokens::tokenOf));
  }

  /** A form's token for a page that anybody may see, and the cookie that goes with the page. */
  FormToken make(HttpRequest<?> request) {
    var secret = cookies.form(request).orElseGet(this::secret);
    return new FormToken(tokenOf(secret), cookies.ofForm(secret, AGE));
  }

  private String secret() {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String tokenOf(String secret) {
    return Sha256.of("form\0" + secret).hex();
  }

  /** What goes into the form, and the cookie. */
  record FormToken(String value, Cookie cookie) {}
}
