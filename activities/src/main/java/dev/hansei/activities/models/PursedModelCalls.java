package dev.hansei.activities.models;

import dev.hansei.activities.Purse;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.projects.ProjectId;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The calls of work that has a budget: what the journal has costs nothing and is never refused, and
 * what it has not is held back from the {@link Purse} before anybody is asked.
 */
@Primary
@Singleton
public final class PursedModelCalls implements ModelCalls {
  private final JournaledModelCalls calls;
  private final CallJournal journal;

  public PursedModelCalls(JournaledModelCalls calls, CallJournal journal) {
    this.calls = calls;
    this.journal = journal;
  }

  @Override
  public ModelReply call(ProjectId project, ModelRequest request) {
    Optional<Purse> purse = Purse.current();
    if (purse.isEmpty() || isPaid(project, request)) {
      return calls.call(project, request);
    }
    return purse.get().pay(request, () -> calls.call(project, request));
  }

  private boolean isPaid(ProjectId project, ModelRequest request) {
    return journal.known(project, List.of(calls.keyOf(project, request))) > 0;
  }
}
