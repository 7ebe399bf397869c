package dev.hansei.activities.suites;

import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What another run answered to the same case at the same repetition. */
@Singleton
final class BaselineAnswers {
  private final Outcomes outcomes;
  private final CallJournal journal;

  BaselineAnswers(Outcomes outcomes, CallJournal journal) {
    this.outcomes = outcomes;
    this.journal = journal;
  }

  /** The answer; empty where that run has none, or it was erased. */
  Optional<String> of(ProjectId project, RunId run, RunItem item) {
    return outcomes.ofCase(project, run, item.of().id()).stream()
        .filter(outcome -> outcome.repetition() == item.repetition())
        .findFirst()
        .flatMap(Outcome::call)
        .flatMap(call -> journal.find(project, call))
        .map(JournalEntry::text);
  }
}
