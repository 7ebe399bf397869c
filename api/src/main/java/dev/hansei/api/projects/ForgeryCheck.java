package dev.hansei.api.projects;

import dev.hansei.api.ServiceSettings;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.body.CloseableAvailableByteBody;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Refuses requests that another site made a browser send. Whatever can change something and comes
 * with a cookie must come from our own pages by the browser's own word ({@code Sec-Fetch-Site}, or
 * {@code Origin} where that is missing) and carry the session's token, as header or form field.
 * Requests with an Authorization header need neither: a browser does not add one by itself.
 */
@Singleton
final class ForgeryCheck {
  static final String HEADER = "X-CSRF-Token";
  static final String FIELD = "_csrf";

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /**
   * What a browser says of a form or script of our own pages; {@code none}: typed by the person.
   */
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private final SessionCookie cookies;
  private final FormTokens forms;
  private final URI own;

  ForgeryCheck(SessionCookie cookies, FormTokens forms, ServiceSettings settings) {
    this.cookies = cookies;
    this.forms = forms;
    this.own = settings.publicUrl();
  }

  /** Completes when the request may go on. */
  Publisher<Void> check(HttpRequest<?> request, Optional<SignedIn> signedIn) {
    if (SAFE.contains(request.getMethod())
        || request.getHeaders().getAuthorization().isPresent()
        || !(isForm(request) || cookies.session(request).isPresent())) {
      return Mono.empty();
    }
    if (!isFromOwnPages(request)) {
      return Mono.error(refused("It came from another site."));
    }
    var expected = forms.expected(request, signedIn);
    var header = Optional.ofNullable(request.getHeaders().get(HEADER));
    if (header.isPresent() || !isForm(request)) {
      return matches(expected, header) ? Mono.empty() : Mono.error(noToken());
    }
    return field(request)
        .filter(field -> matches(expected, field))
        .switchIfEmpty(Mono.error(ForgeryCheck::noToken))
        .then();
  }

  private boolean isFromOwnPages(HttpRequest<?> request) {
    var headers = request.getHeaders();
    var site = Optional.ofNullable(headers.get("Sec-Fetch-Site"));
    if (site.isPresent()) {
      return OWN_SITES.contains(site.get());
    }
    // Old browsers and programs: with neither header there is still the token.
    return headers.getOrigin().map(origin -> isOwn(origin, request)).orElse(true);
  }

  /** Either the public address, or the address that this very request was sent to. */
  private boolean isOwn(String origin, HttpRequest<?> request) {
    try {
      var from = URI.create(origin);
      var host = Optional.ofNullable(request.getHeaders().get("Host")).orElse("");
      return String.valueOf(from.getAuthority()).equals(own.getAuthority())
          || String.valueOf(from.getAuthority()).equals(host);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean isForm(HttpRequest<?> request) {
    return request
        .getContentType()
        .map(type -> type.getName().equals(MediaType.APPLICATION_FORM_URLENCODED))
        .orElse(false);
  }

  private static Mono<Optional<String>> field(HttpRequest<?> request) {
    if (!(request instanceof ServerHttpRequest<?> server)) {
      return Mono.just(Optional.empty());
    }
    var copy = server.byteBody().split(SplitBackpressureMode.FASTEST);
    return Mono.fromFuture(copy.buffer()).map(ForgeryCheck::fieldOf);
  }

  private static Optional<String> fieldOf(CloseableAvailableByteBody body) {
    try (body) {
      var text = new String(body.toByteArray(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("&"))
          .filter(pair -> pair.startsWith(FIELD + "="))
          .map(
              pair -> URLDecoder.decode(pair.substring(FIELD.length() + 1), StandardCharsets.UTF_8))
          .findFirst();
    }
  }

  /** In a time that does not tell how much of the token was right. */
  private static boolean matches(Optional<String> expected, Optional<String> sent) {
    return expected.isPresent()
        && sent.isPresent()
        && MessageDigest.isEqual(
            expected.get().getBytes(StandardCharsets.UTF_8),
            sent.get().getBytes(StandardCharsets.UTF_8));
  }

  private static ApiException noToken() {
    return refused(
        "Its token is missing or old. Reload the page and try again; a script sends the page's"
            + " token as header "
            + HEADER
            + ".");
  }

  private static ApiException refused(String why) {
    return ApiProblem.forbidden(
            "forged-request", "The request was not made by a page of this service. " + why)
        .raise();
  }
}
