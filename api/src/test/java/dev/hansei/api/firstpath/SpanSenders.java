package dev.hansei.api.firstpath;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Programs that export spans: each sends a request, waits for its answer, sends the next; as fast
 * as they are taken, or when they are due. What was answered by 200 is acknowledged; what was not
 * is not sent again.
 */
final class SpanSenders {
  private static final Duration CALL = Duration.ofSeconds(60);
  private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final Caller caller;
  private final SpanLoad load;
  private final int senders;
  private final AtomicLong next = new AtomicLong();
  private final Set<Long> acknowledged = new ConcurrentSkipListSet<>();
  private final ConcurrentHashMap<String, AtomicLong> refused = new ConcurrentHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  SpanSenders(Caller caller, SpanLoad load, int senders) {
    this.caller = caller;
    this.load = load;
    this.senders = senders;
  }

  /** The numbers of the batches that were answered by 200. */
  Set<Long> acknowledged() {
    return acknowledged;
  }

  /** What else was answered, and how often. */
  ConcurrentHashMap<String, AtomicLong> refused() {
    return refused;
  }

  /** Sends for a while; returns when each sender has its last answer. */
  Percentiles send(Duration duration) throws InterruptedException {
    var end = Instant.now().plus(duration);
    return send(() -> Instant.now().isBefore(end));
  }

  /** Sends as long as the condition holds. */
  Percentiles send(BooleanSupplier more) throws InterruptedException {
    var times = new Percentiles();
    var threads = new ArrayList<Thread>();
    for (int sender = 0; sender < senders; sender++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                while (more.getAsBoolean()) {
                  one(times);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return times;
  }

  /**
   * Sends at a steady rate, whatever the answers take, as many programs together do. A time counts
   * from the moment at which the request was due, so that one that waits for a sender has waited.
   *
   * @param spansPerSecond of all senders together
   */
  Percentiles send(Duration duration, int spansPerSecond) throws InterruptedException {
    var times = new Percentiles();
    var threads = new ArrayList<Thread>();
    long between = NANOS_PER_SECOND * SpanLoad.SPANS_PER_BATCH / spansPerSecond;
    long began = System.nanoTime();
    var due = new AtomicLong(began);
    for (int sender = 0; sender < senders; sender++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (long at = due.getAndAdd(between);
                    at - began < duration.toNanos();
                    at = due.getAndAdd(between)) {
                  var number = next.getAndIncrement();
                  var body = load.batch(number);
                  LockSupport.parkNanos(at - System.nanoTime());
                  send(number, body, at, times);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return times;
  }

  private void one(Percentiles times) {
    long number = next.getAndIncrement();
    var body = load.batch(number);
    send(number, body, System.nanoTime(), times);
  }

  private void send(long number, byte[] body, long began, Percentiles times) {
    String answer = post(body);
    times.add(System.nanoTime() - began);
    if (answer.equals("200")) {
      acknowledged.add(number);
    } else {
      refused.computeIfAbsent(answer, key -> new AtomicLong()).incrementAndGet();
      pause();
    }
  }

  private String post(byte[] body) {
    var request =
        HttpRequest.newBuilder(caller.base().resolve("/v1/traces"))
            .timeout(CALL)
            .header("Authorization", "Bearer " + caller.token())
            .header("Content-Type", "application/x-protobuf")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofByteArray());
      // Anything in a good answer is a span that was not taken.
      return response.statusCode() == 200 && response.body().length > 0
          ? "partial"
          : String.valueOf(response.statusCode());
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
