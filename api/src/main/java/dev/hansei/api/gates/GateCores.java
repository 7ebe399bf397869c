package dev.hansei.api.gates;

import dev.hansei.api.problems.ApiProblem;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Whose turn it is to compute what a gate says: half the cores at most do at once, so that serving
 * prompts and taking decisions go on beside it. Who would wait longer than {@value #WAIT_SECONDS} s
 * is told to come back.
 */
@Singleton
final class GateCores {
  private static final int WAIT_SECONDS = 5;

  private final Semaphore cores =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  /**
   * Does the work once a core is free.
   *
   * @throws dev.hansei.api.problems.ApiException 503 {@code gates-busy}
   */
  <T> T inTurn(Supplier<T> work) {
    try {
      if (cores.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        try {
          return work.get();
        } finally {
          cores.release();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw ApiProblem.unavailable(
            "gates-busy", "Many gates are being computed at once; ask again in a few seconds.")
        .raise();
  }
}
