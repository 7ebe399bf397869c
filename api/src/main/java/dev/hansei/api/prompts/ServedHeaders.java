package dev.hansei.api.prompts;

import dev.hansei.infra.registry.prompts.LiveBoard;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the headers of a served answer say: how long it may be used, and how old it is. */
final class ServedHeaders {
  /**
   * An application may use what it has for ten seconds without asking, and for a day while the
   * service is away. So a promotion or rollback is everywhere ten seconds later.
   */
  static final String CACHING =
      "private, max-age=10, stale-while-revalidate=60, stale-if-error=86400";

  /**
   * Seconds since the registry last confirmed the answer; there only while it does not answer. The
   * same figure as Age, which caches between here and the application may raise.
   */
  static final String STALE = "Hansei-Stale";

  private ServedHeaders() {}

  static <T> MutableHttpResponse<T> on(MutableHttpResponse<T> response, String tag) {
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, CACHING)
        .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
  }

  /** Says the age, where some looks at the registry have failed. */
  static <T> MutableHttpResponse<T> aged(MutableHttpResponse<T> response, Duration age) {
    if (age.compareTo(LiveBoard.FRESH) <= 0) {
      return response;
    }
    var seconds = Long.toString(age.toSeconds());
    return response.header(HttpHeaders.AGE, seconds).header(STALE, seconds);
  }

  /** RFC 9110, 13.1.2: a list of tags, or a star; weak tags compare as strong ones do here. */
  static boolean matches(@Nullable String known, String tag) {
    return known != null
        && (known.equals(tag)
            || Arrays.stream(known.split(","))
                .map(String::strip)
                .map(it -> it.startsWith("W/") ? it.substring(2) : it)
                .anyMatch(it -> it.equals("*") || it.equals(tag)));
  }
}
