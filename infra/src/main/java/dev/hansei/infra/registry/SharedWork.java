package dev.hansei.infra.registry;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Long work that is the same for all who ask for it at one moment: one of them does it, and the
 * others wait for what it finds. Within one process. Thread safe.
 *
 * @param <K> what the work is about
 * @param <V> what it finds
 */
final class SharedWork<K, V> {
  private final Map<K, CompletableFuture<V>> running = new ConcurrentHashMap<>();

  /**
   * What the work finds, done now or already under way. Blocks.
   *
   * @throws RuntimeException whatever the work throws, for all who wait for it
   */
  V of(K key, Supplier<V> work) {
    var mine = new CompletableFuture<V>();
    var theirs = running.putIfAbsent(key, mine);
    if (theirs != null) {
      return join(theirs);
    }
    try {
      mine.complete(work.get());
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
    } finally {
      running.remove(key);
    }
    return join(mine);
  }

  private static <V> V join(CompletableFuture<V> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
