package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Ticks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What tokens open, remembered for those routes that answer from memory. What the registry said
 * within two seconds is taken as it is; so is, for up to {@link #AWAY_MAX}, what it said last
 * before it stopped answering. A token that was revoked is refused here two seconds later at most,
 * and everywhere else at once; one that ends, with its end, whether or not the registry answers.
 * Only what is good is remembered. Thread safe.
 */
@Singleton
public final class LiveGrants {
  /** From then on a token is asked for again, beside the request that found it old. */
  private static final Duration RENEWED = Duration.ofSeconds(1);

  /** Older ones are asked for again before they are believed. */
  static final Duration FRESH = Duration.ofSeconds(2);

  /** A registry that takes longer for a row by its key is as good as away. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** How long a token opens while nobody can say whether it still does. */
  static final Duration AWAY_MAX = Duration.ofMinutes(10);

  /** More programs than one process serves; then the memory starts over. */
  static final int TOKENS_MAX = 10_000;

  private final ApiTokens tokens;
  private final Projects projects;
  private final Ticks ticks;

  /** Says which tokens have ended, not how old an answer is. */
  private final Clock clock;

  /** By the hash of the secret: no secret stays in memory. */
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

  /** Many ask for the same token at once; one of them asks the registry. */
  private final Map<String, CompletableFuture<Optional<LiveGrant>>> asking =
      new ConcurrentHashMap<>();

  LiveGrants(ApiTokens tokens, Projects projects, Ticks ticks, Clock clock) {
    this.tokens = tokens;
    this.projects = projects;
    this.ticks = ticks;
    this.clock = clock;
  }

  private record Remembered(LiveGrant grant, long atMillis) {
    boolean isWithin(Duration age, long now) {
      return now - atMillis <= age.toMillis();
    }
  }

  /**
   * What is remembered of a token, if it may be believed. Never blocks.
   *
   * @param isAway whether the registry is known not to answer
   */
  public Optional<LiveGrant> known(String secret, boolean isAway) {
    var key = keyOf(secret);
    var found = remembered.get(key);
    if (found == null || !found.grant.grant().opensAt(clock.instant())) {
      return Optional.empty();
    }
    long now = ticks.millis();
    if (!found.isWithin(isAway ? AWAY_MAX : FRESH, now)) {
      return Optional.empty();
    }
    if (!found.isWithin(RENEWED, now)) {
      // Also while it is away, or was thought to be.
      var _ = ask(key, secret);
    }
    return Optional.of(found.grant);
  }

  /**
   * What a token opens, asked for now; empty when it is unknown, too old or revoked. Where the
   * registry does not answer within a second, what it said last.
   *
   * @throws RegistryException UNAVAILABLE where it does not answer and nothing is remembered
   */
  public Optional<LiveGrant> find(String secret) {
    if (!secret.startsWith(ApiTokens.PREFIX)) {
      return Optional.empty();
    }
    var key = keyOf(secret);
    var asked = ask(key, secret);
    var last = last(key);
    try {
      return last.isPresent() ? asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) : asked.get();
    } catch (TimeoutException _) {
      return last;
    } catch (ExecutionException e) {
      return orElse(last, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RegistryException.unavailable(e);
    }
  }

  private Optional<LiveGrant> last(String key) {
    return Optional.ofNullable(remembered.get(key))
        .filter(it -> it.isWithin(AWAY_MAX, ticks.millis()))
        .map(Remembered::grant)
        .filter(it -> it.grant().opensAt(clock.instant()));
  }

  private static Optional<LiveGrant> orElse(Optional<LiveGrant> last, @Nullable Throwable cause) {
    if (!(cause instanceof RegistryException refusal)) {
      throw new IllegalStateException("a token cannot be looked up", cause);
    }
    if (refusal.kind() != RegistryException.Kind.UNAVAILABLE || last.isEmpty()) {
      throw refusal.again();
    }
    return last;
  }

  private CompletableFuture<Optional<LiveGrant>> ask(String key, String secret) {
    var mine = new CompletableFuture<Optional<LiveGrant>>();
    var theirs = asking.putIfAbsent(key, mine);
    if (theirs != null) {
      return theirs;
    }
    Thread.ofVirtual().name("grant").start(() -> read(key, secret, mine));
    return mine;
  }

  private void read(String key, String secret, CompletableFuture<Optional<LiveGrant>> answer) {
    try {
      long began = ticks.millis();
      var found =
          tokens
              .find(secret)
              .map(grant -> new LiveGrant(grant, projects.require(grant.projectId())));
      found.ifPresentOrElse(grant -> remember(key, grant, began), () -> remembered.remove(key));
      asking.remove(key);
      answer.complete(found);
    } catch (RuntimeException e) {
      asking.remove(key);
      answer.completeExceptionally(e);
    }
  }

  private void remember(String key, LiveGrant grant, long began) {
    if (remembered.size() >= TOKENS_MAX && !remembered.containsKey(key)) {
      remembered.clear();
    }
    remembered.put(key, new Remembered(grant, began));
  }

  private static String keyOf(String secret) {
    return HexFormat.of().formatHex(Secrets.hash(secret));
  }
}
