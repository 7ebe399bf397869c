package dev.hansei.activities.models;

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

/**
 * Model calls that are paid once: the journal is asked first, then callers of the same key in this
 * process wait for one of them, then the provider answers, then the journal has the answer, and
 * only then the caller.
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

  /** What the key of a call is made of. */
  private record KeyMaterial(
      ProjectId project, String provider, String address, ModelRequest request) {}

  @Override
  public ModelReply call(ProjectId project, ModelRequest request) {
    Optional<ModelProvider> provider = providers.of(request.model());
    CallKey key = key(project, provider, request);
    if (provider.isEmpty()) {
      return new ModelReply.Failed(key, CallFailure.UNKNOWN_MODEL, 0);
    }
    var call = new ModelProvider.Call(project, key, request, attempts.timeout());
    return find(call).orElseGet(() -> flights.share(key, () -> first(provider.get(), call)));
  }

  private CallKey key(ProjectId project, Optional<ModelProvider> provider, ModelRequest request) {
    String name = request.model().provider();
    String address = provider.map(ModelProvider::address).orElse("");
    return new CallKey(json.hash(new KeyMaterial(project, name, address, request)));
  }

  private Optional<ModelReply> find(ModelProvider.Call call) {
    return journal.find(call.project(), call.key()).map(JournaledModelCalls::fromJournal);
  }

  private static ModelReply fromJournal(JournalEntry entry) {
    return new ModelReply.Answered(
        entry.key(), entry.text(), entry.usage(), entry.latencyMillis(), true);
  }

  /** The one call in flight; an earlier one may have landed since the journal was asked. */
  private ModelReply first(ModelProvider provider, ModelProvider.Call call)
      throws InterruptedException {
    Optional<ModelReply> landed = find(call);
    if (landed.isPresent()) {
      return landed.get();
    }
    return switch (attempts.ask(provider, call)) {
      case Attempts.End.GaveUp(var reason, int tries) ->
          new ModelReply.Failed(call.key(), reason, tries);
      case Attempts.End.Answer answer -> kept(call, answer);
    };
  }

  /**
   * Journals the answer and goes on with what the journal holds: where another process was first
   * with the same call, its answer is the one.
   */
  private ModelReply kept(ModelProvider.Call call, Attempts.End.Answer answer) {
    JournalEntry standing =
        journal.record(
            call.project(),
            new JournalEntry(
                call.key(),
                call.request().model(),
                answer.text(),
                answer.usage(),
                answer.latencyMillis(),
                clock.instant()),
            Payer.current());
    return new ModelReply.Answered(
        call.key(), standing.text(), answer.usage(), answer.latencyMillis(), false);
  }
}
