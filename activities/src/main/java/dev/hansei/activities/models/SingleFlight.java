package dev.hansei.activities.models;

import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.ModelReply;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;

/**
 * Lets callers of the same key wait for one of them. When that one is interrupted, the next of them
 * takes its place; when it fails, all fail alike.
 */
final class SingleFlight {
  private final ConcurrentMap<CallKey, CompletableFuture<ModelReply>> open =
      new ConcurrentHashMap<>();

  /** What the first caller of a key does for all. */
  interface Work {
    ModelReply run() throws InterruptedException;
  }

  /**
   * Does the work, or waits for who does it.
   *
   * @throws CallInterrupted when this caller's thread is interrupted
   */
  ModelReply share(CallKey key, Work work) {
    while (true) {
      var mine = new CompletableFuture<ModelReply>();
      CompletableFuture<ModelReply> theirs = open.putIfAbsent(key, mine);
      if (theirs == null) {
        return lead(key, mine, work);
      }
      try {
        return follow(theirs);
      } catch (CancellationException e) {
        // Who led was interrupted; this caller was not, so it goes on.
      }
    }
  }

  private ModelReply lead(CallKey key, CompletableFuture<ModelReply> mine, Work work) {
    try {
      ModelReply reply = work.run();
      mine.complete(reply);
      return reply;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      mine.cancel(false);
      throw new CallInterrupted();
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      open.remove(key, mine);
    }
  }

  private static ModelReply follow(CompletableFuture<ModelReply> theirs) {
    try {
      return switch (theirs.get()) {
        case ModelReply.Answered(
                var key,
                var text,
                var usage,
                long millis,
                boolean _,
                var chances) ->
            new ModelReply.Answered(key, text, usage, millis, true, chances);
        case ModelReply.Failed failed -> failed;
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterrupted();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new CompletionException(e);
    }
  }
}
