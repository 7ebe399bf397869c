package dev.hansei.infra.registry;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Gives every bean the same clocks; the only place outside tests that reads the system's. */
@Factory
final class Clocks {
  /** What a DATETIME(6) column keeps; anything finer would differ after it is read back. */
  private static final Duration PRECISION = Duration.ofNanos(1_000);

  private static final long NANOS_PER_MILLI = 1_000_000;

  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), PRECISION);
  }

  @Singleton
  Ticks ticks() {
    return () -> System.nanoTime() / NANOS_PER_MILLI;
  }
}
