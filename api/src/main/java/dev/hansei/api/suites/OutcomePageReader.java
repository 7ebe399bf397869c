package dev.hansei.api.suites;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Story;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers everything about one outcome: case, answer, scores, cost. */
@Singleton
final class OutcomePageReader {
  private final Outcomes outcomes;
  private final Cases cases;
  private final CallJournal journal;
  private final OutcomeLines lines;
  private final Suites suites;
  private final Misfits misfits;

  OutcomePageReader(
      Outcomes outcomes,
      Cases cases,
      CallJournal journal,
      OutcomeLines lines,
      Suites suites,
      Misfits misfits) {
    this.outcomes = outcomes;
    this.cases = cases;
    this.journal = journal;
    this.lines = lines;
    this.suites = suites;
    this.misfits = misfits;
  }

  /** The page; empty where the run has no such outcome yet. */
  Optional<OutcomePage> read(Frame frame, ProjectId project, RunView run, int ordinal) {
    String runHref = frame.to("/suites/runs/" + run.id());
    return outcomes
        .find(project, run.id(), ordinal)
        .flatMap(outcome ->
            cases
                .find(project, outcome.caseId())
                .map(item ->
                    new OutcomePage(
                            frame,
                            runHref,
                            lines.line(outcome, Optional.of(item)),
                            item,
                            scores(project, run, outcome, item),
                            answer(project, outcome),
                            outcome.story().map(story -> story(project, story)),
                            outcome.call().map(CallKey::toString),
                            outcome.usage(),
                            outcome.latencyMillis(),
                            outcome.fromJournal(),
                            cost(run, outcome),
                            frame.to("/lineage/case/" + item.id()),
                            neighbour(runHref, run, ordinal - 1),
                            neighbour(runHref, run, ordinal + 1))
                        .misfitting(misfits.of(project, run, outcome, item))));
  }

  private StoryResource story(ProjectId project, Story story) {
    List<CallKey> keys = StoryResource.calls(story).distinct().toList();
    return StoryResource.of(story, keys.isEmpty() ? Map.of() : journal.findAll(project, keys));
  }

  private List<ScoreLine> scores(ProjectId project, RunView run, Outcome outcome, Case item) {
    List<Assertion> asking =
        new ArrayList<>(suites.require(project, run.input().suiteId()).assertions());
    item.content().ownIfAny().ifPresent(own -> asking.addAll(own.assertions()));
    return ScoreLine.of(lines.line(outcome, Optional.of(item)).scores(), asking);
  }

  /** What the target said, from the journal. */
  Optional<String> answer(ProjectId project, Outcome outcome) {
    return outcome.call().flatMap(key -> journal.find(project, key)).map(JournalEntry::text);
  }

  private static Cost cost(RunView run, Outcome outcome) {
    return new Cost(
        run.cost().currency(),
        outcome.costMicros().orElse(0L),
        outcome.costMicros().isPresent() ? 0 : 1);
  }

  private static Optional<String> neighbour(String runHref, RunView run, int ordinal) {
    return ordinal < 0 || ordinal >= run.planned()
        ? Optional.empty()
        : Optional.of(runHref + "/outcomes/" + ordinal);
  }
}
