package dev.hansei.activities.models;

import dev.hansei.activities.Meter;
import dev.hansei.activities.Outage;
import dev.hansei.activities.Payer;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;

/**
 * Model calls that are paid once: callers of the same key in this process wait for one of them; the
 * journal is asked first, then the provider answers, then the journal has the answer, and only then
 * the caller. While the registry is away no new call begins, and answers wait for it.
 *
 * <p>After a crash only calls that were open at that moment may be paid again. Failures are not
 * kept: whoever repeats the call tries again.
 */
@Singleton
public final class JournaledModelCalls implements ModelCalls {
  private final CallJournal journal;
  private final CanonicalJson json;
  private final Providers providers;
  private final Attempts attempts;
  private final Clock clock;
  private final SingleFlight flights = new SingleFlight();

  public JournaledModelCalls(
      CallJournal journal,
      CanonicalJson json,
      Providers providers,
      Attempts attempts,
      Clock clock) {
    this.journal = journal;
    this.json = json;
    this.providers = providers;
    this.attempts = attempts;
    this.clock = clock;
  }

  @Override
  public ModelReply call(ProjectId project, ModelRequest request) {
    return call(project, request, UnaryOperator.identity());
  }

  /**
   * The same with something around the provider, which is asked by this caller only: who shares the
   * call of another gets its answer.
   */
  ModelReply call(ProjectId project, ModelRequest request, UnaryOperator<ModelProvider> around) {
    Optional<ModelProvider> provider = providers.of(request.model());
    CallKey key = key(project, provider, request);
    if (provider.isEmpty()) {
      return new ModelReply.Failed(key, CallFailure.UNKNOWN_MODEL, 0);
    }
    var call = new ModelProvider.Call(project, key, request, attempts.timeout());
    if (Thread.currentThread().isInterrupted()) {
      throw new CallInterrupted();
    }
    // Kept on other threads, which do not know whom this one works for.
    String payer = Payer.current();
    ModelReply reply = flights.share(key, () -> first(around.apply(provider.get()), call, payer));
    Meter.count(request.model(), reply);
    return reply;
  }

  /** The key under which a call stands in the journal, or would. Calls nobody. */
  public CallKey keyOf(ProjectId project, ModelRequest request) {
    return key(project, providers.of(request.model()), request);
  }

  private CallKey key(ProjectId project, Optional<ModelProvider> provider, ModelRequest request) {
    String name = request.model().provider();
    String address = provider.map(ModelProvider::address).orElse("");
    return new KeyMaterial(project, name, address, request).key(json);
  }

  /** Waits while the registry is away: the activity that failed of it would drop open calls. */
  private Optional<ModelReply> find(ModelProvider.Call call) throws InterruptedException {
    return Outage.outlast(() -> journal.find(call.project(), call.key()))
        .map(JournaledModelCalls::fromJournal);
  }

  private static ModelReply fromJournal(JournalEntry entry) {
    return new ModelReply.Answered(
        entry.key(), entry.text(), entry.usage(), entry.latencyMillis(), true, entry.logprobs());
  }

  /** The one call in flight: what the journal has is never asked for again. */
  private ModelReply first(ModelProvider provider, ModelProvider.Call call, String payer)
      throws InterruptedException {
    Optional<ModelReply> landed = find(call);
    if (landed.isPresent()) {
      return landed.get();
    }
    return attempts.ask(provider, call, answer -> kept(call, answer, payer));
  }

  /**
   * The call is paid, whatever becomes of its caller. Here, as long as nothing is in the way, which
   * spares a change of threads for each call; where that fails, as when the caller is interrupted
   * or the registry is away, again on a thread of its own. Keeping twice does no harm: the first
   * stays.
   */
  private JournalEntry kept(ProjectId project, JournalEntry entry, String payer) {
    try {
      return journal.record(project, entry, payer);
    } catch (RuntimeException _) {
      return keptApart(project, entry, payer);
    }
  }

  /**
   * On a thread that nobody interrupts: an interrupt would cut the connection to the registry in
   * the middle.
   */
  private JournalEntry keptApart(ProjectId project, JournalEntry entry, String payer) {
    var keeping =
        new FutureTask<>(() -> Outage.outlast(() -> journal.record(project, entry, payer)));
    Thread.ofVirtual().name("keeping").start(keeping);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return keeping.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Journals the answer and goes on with what the journal holds: where another process was first
   * with the same call, its answer is the one.
   */
  private ModelReply kept(ModelProvider.Call call, Attempts.Answer answer, String payer) {
    var entry =
        new JournalEntry(
            call.key(),
            call.request().model(),
            answer.text(),
            answer.usage(),
            answer.latencyMillis(),
            clock.instant(),
            answer.logprobs());
    JournalEntry standing = kept(call.project(), entry, payer);
    return new ModelReply.Answered(
        call.key(),
        standing.text(),
        answer.usage(),
        answer.latencyMillis(),
        false,
        standing.logprobs());
  }
}
