package dev.hansei.api.traces;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.traces.ProjectTraceSettings;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How much may be on its way in at once. Beyond it a sender is told to wait and come again, so that
 * a flood costs answers and not memory: 429 where its own project sends too fast, 503 where the
 * process has its hands full. Counted in this process; with n processes of the role api the rates
 * are n times as high. Thread safe.
 */
final class IntakeGate {
  /** What a project may send in a second, unless its settings say otherwise. */
  static final int REQUESTS_PER_SECOND = 500;

  /** The same in bytes, as they come: some 30,000 spans. */
  static final long BYTES_PER_SECOND = 32L << 20;

  /** Each holds a thread, and waits for the same two writers. */
  static final int REQUESTS_AT_ONCE = 256;

  /** A writer makes room within less; OTLP wants whole seconds. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** Whoever holds a place longer has lost its connection without our being told. */
  private static final Duration PLACE_LIFE = Duration.ofMinutes(3);

  private final ProjectTraceSettings settings;
  private final LongSupplier nanos;
  private final long bytesAtOnce;
  private final Map<ProjectId, SendingRate> rates = new ConcurrentHashMap<>();

  /** In the order in which they were given. */
  private final Set<Place> places = new LinkedHashSet<>();

  private long bytes;

  /**
   * @param nanos a clock that only goes on
   * @param bytesAtOnce what may be in hand
   */
  IntakeGate(ProjectTraceSettings settings, LongSupplier nanos, long bytesAtOnce) {
    this.settings = settings;
    this.nanos = nanos;
    this.bytesAtOnce = bytesAtOnce;
  }

  /** A body that was let in. Compared by itself: two of one size are two. */
  static final class Place {
    private final long givenNanos;

    /** Changes under the gate's lock only. */
    private long bytes;

    private Place(long bytes, long givenNanos) {
      this.bytes = bytes;
      this.givenNanos = givenNanos;
    }
  }

  /**
   * Lets a body in; give the place back with {@link #leave}. Asks the registry now and then, so it
   * blocks.
   *
   * @param sent bytes as they come
   * @param held bytes that they may become here
   * @throws ApiException 429 or 503, each with the time to wait
   */
  Place enter(ProjectId project, long sent, long held) {
    long now = nanos.getAsLong();
    var rate = rates.computeIfAbsent(project, id -> new SendingRate(now));
    if (rate.isOld(now)) {
      rate.set(settings.of(project), now);
    }
    var wait = rate.take(sent, now);
    if (!wait.isZero()) {
      throw tooFast(rate, wait);
    }
    return place(held, now);
  }

  private synchronized Place place(long held, long now) {
    forget(now);
    // One alone gets in whatever its size; the doors have limits of their own for that.
    boolean isFull = !places.isEmpty() && bytes + held > bytesAtOnce;
    if (isFull || places.size() >= REQUESTS_AT_ONCE) {
      throw busy("so nothing of this request was read.");
    }
    var place = new Place(held, now);
    places.add(place);
    bytes += held;
    return place;
  }

  /**
   * Says what a body has become: what it may take from now on is that, more or less than before.
   *
   * @param held bytes
   * @throws ApiException 503 when there is no room for it; the place stays as it was
   */
  synchronized void resize(Place place, long held) {
    if (!places.contains(place)) {
      return;
    }
    long more = held - place.bytes;
    if (more > 0 && places.size() > 1 && bytes + more > bytesAtOnce) {
      throw busy("so this request was put aside and nothing of it was kept.");
    }
    bytes += more;
    place.bytes = held;
  }

  /** Gives a place back. Idempotent. */
  synchronized void leave(Place place) {
    if (places.remove(place)) {
      bytes -= place.bytes;
    }
  }

  /** How many bytes are on their way in. */
  synchronized long inHand() {
    return bytes;
  }

  private void forget(long now) {
    Iterator<Place> oldest = places.iterator();
    while (oldest.hasNext()) {
      var place = oldest.next();
      if (now - place.givenNanos < PLACE_LIFE.toNanos()) {
        return;
      }
      oldest.remove();
      bytes -= place.bytes;
    }
  }

  private static ApiException busy(String so) {
    return ApiProblem.unavailable(
            "intake-busy",
            "This process has as much in hand as it can hold, %s Send it again after the time in Retry-After."
                .formatted(so))
        .retryAfter(PAUSE)
        .raise();
  }

  private static ApiException tooFast(SendingRate rate, Duration wait) {
    return ApiProblem.tooMany(
            "sending-too-fast",
            ("This project may send %,d requests and %,d bytes a second to one process, and has"
                    + " sent more; nothing of this request was read. Send it again after the time in"
                    + " Retry-After, or send larger batches. An admin of the project can set more.")
                .formatted(rate.requestsPerSecond(), rate.bytesPerSecond()),
            wait)
        .raise();
  }
}
