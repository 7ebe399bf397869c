package dev.hansei.infra.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Does for many callers at once what each asks for itself: whatever is asked while one statement is
 * under way goes into the next (group commit). Nobody waits for company: the first is served at
 * once. Thread safe.
 *
 * <p>One that the database refuses costs the others nothing: a batch that fails for another reason
 * than an outage is done again one by one.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class Batching<Q, A> {
  private final String name;
  private final int most;
  private final Function<List<Q>, List<A>> work;
  private final BlockingQueue<Asked<Q, A>> waiting = new LinkedBlockingQueue<>();
  private final AtomicBoolean busy = new AtomicBoolean();

  /**
   * @param name of the thread that does it
   * @param most questions of one batch, 1 or more
   * @param work answers them in their order; each batch stands alone, so it must hold whole
   *     transactions
   */
  public Batching(String name, int most, Function<List<Q>, List<A>> work) {
    if (most < 1) {
      throw new IllegalArgumentException("a batch has at least one question: " + most);
    }
    this.name = name;
    this.most = most;
    this.work = work;
  }

  private record Asked<Q, A>(Q question, CompletableFuture<A> answer) {}

  /**
   * Asks and waits.
   *
   * @throws RegistryException UNAVAILABLE as the work throws it, and where the caller is
   *     interrupted meanwhile: what was asked for may then be done or not. The thread stays
   *     interrupted.
   */
  public A ask(Q question) {
    var asked = new Asked<Q, A>(question, new CompletableFuture<>());
    waiting.add(asked);
    serve();
    try {
      return asked.answer().get();
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

  /** On a thread of its own: one caller's interrupt must not cut off the others' statement. */
  private void serve() {
    if (busy.compareAndSet(false, true)) {
      Thread.ofVirtual().name(name).start(this::drain);
    }
  }

  private void drain() {
    try {
      List<Asked<Q, A>> batch = new ArrayList<>();
      while (waiting.drainTo(batch, most) > 0) {
        answer(batch);
        batch.clear();
      }
    } finally {
      busy.set(false);
    }
    if (!waiting.isEmpty()) {
      serve();
    }
  }

  private void answer(List<Asked<Q, A>> batch) {
    try {
      List<A> answers = work.apply(batch.stream().map(Asked::question).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).answer().complete(answers.get(i));
      }
    } catch (RegistryException e) {
      fail(batch, e);
    } catch (RuntimeException e) {
      if (batch.size() == 1) {
        fail(batch, e);
      } else {
        batch.forEach(one -> answer(List.of(one)));
      }
    } catch (Error e) {
      fail(batch, e);
      throw e;
    }
  }

  private void fail(List<Asked<Q, A>> batch, Throwable problem) {
    batch.forEach(one -> one.answer().completeExceptionally(problem));
  }
}
