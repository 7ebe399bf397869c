package dev.hansei.api.traces;

import dev.hansei.infra.registry.traces.TraceSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How fast a project sends: two buckets that fill with time, one of requests and one of bytes. The
 * last request may take more than there is, which the next ones wait for. Thread safe.
 */
final class SendingRate {
  /** Exporters send what has gathered all at once. */
  private static final double BURST_SECONDS = 4;

  /** So soon a changed setting is in force. */
  private static final long SETTINGS_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private int requestsPerSecond = IntakeGate.REQUESTS_PER_SECOND;
  private long bytesPerSecond = IntakeGate.BYTES_PER_SECOND;
  private double requests;
  private double bytes;
  private long filledNanos;
  private long setNanos;

  SendingRate(long now) {
    this.filledNanos = now;
    this.setNanos = now - SETTINGS_NANOS;
    this.requests = requestsPerSecond * BURST_SECONDS;
    this.bytes = bytesPerSecond * BURST_SECONDS;
  }

  synchronized boolean isOld(long now) {
    return now - setNanos >= SETTINGS_NANOS;
  }

  synchronized void set(TraceSettings settings, long now) {
    requestsPerSecond = settings.requestsPerSecond().orElse(IntakeGate.REQUESTS_PER_SECOND);
    bytesPerSecond = settings.bytesPerSecond().orElse(IntakeGate.BYTES_PER_SECOND);
    setNanos = now;
  }

  synchronized int requestsPerSecond() {
    return requestsPerSecond;
  }

  synchronized long bytesPerSecond() {
    return bytesPerSecond;
  }

  /** Zero when it was taken; else how long to wait, in whole seconds, and nothing was taken. */
  synchronized Duration take(long sent, long now) {
    double seconds = (now - filledNanos) / NANOS_PER_SECOND;
    filledNanos = now;
    requests = Math.min(requestsPerSecond * BURST_SECONDS, requests + seconds * requestsPerSecond);
    bytes = Math.min(bytesPerSecond * BURST_SECONDS, bytes + seconds * bytesPerSecond);
    if (requests >= 1 && bytes > 0) {
      requests -= 1;
      bytes -= sent;
      return Duration.ZERO;
    }
    double wait = Math.max((1 - requests) / requestsPerSecond, -bytes / bytesPerSecond);
    return Duration.ofSeconds(Math.max(1, (long) Math.ceil(wait)));
  }
}
