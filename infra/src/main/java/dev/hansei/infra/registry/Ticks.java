package dev.hansei.infra.registry;

/**
 * Time that only goes on, for how long ago something was: nobody sets it, as they set the time of
 * day. Of two values only the difference means something, and only within one process.
 */
@FunctionalInterface
public interface Ticks {
  /** Milliseconds since some moment. */
  long millis();
}
