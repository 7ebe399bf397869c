package dev.hansei.api.projects;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Bounds how often passwords can be tried: for each account, and for each address that asks.
 * Counted in this process; with n processes of the role api the limits are n times as high, which
 * still is nothing for whoever guesses passwords of twelve characters.
 */
@Singleton
final class SignInThrottle {
  static final Duration WINDOW = Duration.ofMinutes(15);

  /** A person who tries old passwords gets by; a program does not. */
  static final int PER_ACCOUNT_MAX = 10;

  /** An office, or everybody behind one proxy, shares an address. */
  static final int PER_ADDRESS_MAX = 200;

  /** Bounds the memory; the window that began first goes first. */
  private static final int WINDOWS_MAX = 50_000;

  private final Clock clock;
  private final Map<String, Window> windows =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > WINDOWS_MAX;
        }
      };

  SignInThrottle(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts one try.
   *
   * @throws ApiException 429 when it is one too many
   */
  void count(HttpRequest<?> request, String account) {
    var address = request.getRemoteAddress().getAddress();
    count("address " + (address == null ? "" : address.getHostAddress()), PER_ADDRESS_MAX);
    // Hashed, so that the table holds no addresses of people and no long texts.
    count(Sha256.of(account.strip().toLowerCase(Locale.ROOT)).hex(), PER_ACCOUNT_MAX);
  }

  private synchronized void count(String key, int most) {
    var now = clock.instant();
    var window = windows.get(key);
    if (window == null || !window.end().isAfter(now)) {
      windows.remove(key);
      windows.put(key, new Window(now.plus(WINDOW), 1));
      return;
    }
    if (window.tries() >= most) {
      var wait = Duration.between(now, window.end());
      throw ApiProblem.tooMany(
              "too-many-sign-ins",
              "Too many tries to sign in. Wait %d minutes, or ask an admin for a new link."
                  .formatted(wait.toMinutes() + 1),
              wait)
          .raise();
    }
    windows.put(key, new Window(window.end(), window.tries() + 1));
  }

  private record Window(Instant end, int tries) {}
}
