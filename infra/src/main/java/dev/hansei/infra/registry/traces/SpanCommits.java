package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Group commit of spans: whatever requests of one project bring while an object and a transaction
 * are under way goes into the next one. Nobody waits for company. Each request is answered when its
 * own spans are durable. Thread safe.
 *
 * <p>Whoever asks waits here, so the requests that are let in bound what lies in the queue.
 */
@Singleton
final class SpanCommits {
  /** Keeps a transaction below a tenth of a second, and a trace page's objects small. */
  static final int SPANS_TOGETHER = 2_000;

  /** An object is read whole to show one of its spans. */
  static final int BYTES_TOGETHER = 2 * 1024 * 1024;

  /** One puts its object while the other's transaction runs; more would only wait for locks. */
  private static final int WRITERS_MAX = 2;

  private final SpanWriter writer;
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private int writers;

  SpanCommits(SpanWriter writer) {
    this.writer = writer;
  }

  private record Waiting(Arrival arrival, CompletableFuture<Accepted> answer) {
    ProjectId project() {
      return arrival.project();
    }
  }

  /**
   * Durable when it returns. Idempotent.
   *
   * @throws RegistryException UNAVAILABLE when the database does not answer, and where the caller
   *     is interrupted meanwhile: the spans may then be there or not
   */
  Accepted take(Arrival arrival) {
    var waiting = new Waiting(arrival, new CompletableFuture<>());
    enqueue(waiting);
    try {
      return waiting.answer().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RegistryException.unavailable(e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RegistryException refusal -> throw refusal.again();
        case RuntimeException problem -> throw problem;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private synchronized void enqueue(Waiting waiting) {
    queue.add(waiting);
    if (writers < WRITERS_MAX) {
      start();
    }
  }

  private synchronized void start() {
    writers++;
    Thread.ofVirtual().name("spans").start(this::drain);
  }

  private void drain() {
    boolean isDone = false;
    try {
      for (var group = next(); !group.isEmpty(); group = next()) {
        write(group);
      }
      isDone = true;
    } finally {
      if (!isDone) {
        endByError();
      }
    }
  }

  /** Whoever still waits gets another writer, for nobody else may come and start one. */
  private synchronized void endByError() {
    writers--;
    if (!queue.isEmpty()) {
      start();
    }
  }

  /** Those that wait longest, of one project; none says that this writer ends. */
  private synchronized List<Waiting> next() {
    var group = new ArrayList<Waiting>();
    int spans = 0;
    long bytes = 0;
    for (var one : queue) {
      if (group.isEmpty() || one.project().equals(group.getFirst().project())) {
        spans += one.arrival().spans().size();
        bytes += one.arrival().lines().length;
        if (!group.isEmpty() && (spans > SPANS_TOGETHER || bytes > BYTES_TOGETHER)) {
          break;
        }
        group.add(one);
      }
    }
    queue.removeAll(group);
    if (group.isEmpty()) {
      writers--;
    }
    return group;
  }

  private void write(List<Waiting> group) {
    try {
      var project = group.getFirst().project();
      var accepted = writer.write(project, group.stream().map(Waiting::arrival).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).answer().complete(accepted.get(i));
      }
    } catch (RuntimeException e) {
      group.forEach(one -> one.answer().completeExceptionally(e));
    } catch (Error e) {
      group.forEach(one -> one.answer().completeExceptionally(e));
      throw e;
    }
  }
}
