package dev.hansei.api.suites;

import dev.hansei.api.PageResource;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.infra.registry.suites.OutcomeFilter;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Outcomes with what was asked and answered: three reads a page, however long it is. */
@Singleton
public final class OutcomeReader {
  private final Outcomes outcomes;
  private final Cases cases;
  private final CallJournal journal;

  OutcomeReader(Outcomes outcomes, Cases cases, CallJournal journal) {
    this.outcomes = outcomes;
    this.cases = cases;
    this.journal = journal;
  }

  /** A page of outcomes in the order of the plan. */
  public PageResource<OutcomeResource> page(
      ProjectId project, RunId run, OutcomeFilter filter, PageRequest request) {
    var page = outcomes.page(project, run, filter, request);
    Map<CaseId, Case> asked = asked(project, page.items());
    Map<CallKey, JournalEntry> answered = answered(project, page.items());
    return PageResource.of(
        page,
        outcome ->
            OutcomeResource.from(
                outcome, Optional.ofNullable(asked.get(outcome.caseId())), answered));
  }

  private Map<CaseId, Case> asked(ProjectId project, List<Outcome> page) {
    Map<CaseId, Case> found = new HashMap<>();
    cases
        .findAll(project, page.stream().map(Outcome::caseId).distinct().toList())
        .forEach(one -> found.put(one.id(), one));
    return found;
  }

  private Map<CallKey, JournalEntry> answered(ProjectId project, List<Outcome> page) {
    List<CallKey> keys =
        page.stream()
            .flatMap(it ->
                Stream.concat(
                    it.call().stream(), it.story().stream().flatMap(StoryResource::calls)))
            .distinct()
            .toList();
    return keys.isEmpty() ? Map.of() : journal.findAll(project, keys);
  }
}
