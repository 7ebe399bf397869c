package dev.hansei.infra.registry.suites;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Story;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stories of outcomes; to be called within a transaction on outcomes. */
@Singleton
final class Stories {
  private final StoryRepository rows;
  private final CanonicalJson json;

  Stories(StoryRepository rows, CanonicalJson json) {
    this.rows = rows;
    this.json = json;
  }

  /** Writes those that there are; the outcomes are new. */
  void insert(ProjectId project, List<Outcome> outcomes) {
    List<StoryRow> told =
        outcomes.stream()
            .flatMap(outcome -> outcome.story().map(story -> row(project, outcome, story)).stream())
            .toList();
    if (!told.isEmpty()) {
      rows.insert(told);
    }
  }

  private StoryRow row(ProjectId project, Outcome outcome, Story story) {
    return new StoryRow(
        project.value(), outcome.runId().value(), outcome.ordinal(), json.write(story));
  }

  /** The same outcomes, all of one run, with their stories. */
  List<Outcome> told(ProjectId project, List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return outcomes;
    }
    List<Integer> ordinals = outcomes.stream().map(Outcome::ordinal).toList();
    Map<Integer, StoryRow> found =
        rows.of(project.value(), outcomes.getFirst().runId().value(), ordinals).stream()
            .collect(Collectors.toMap(StoryRow::ordinal, Function.identity()));
    return outcomes.stream()
        .map(outcome ->
            outcome.telling(
                Optional.ofNullable(found.get(outcome.ordinal()))
                    .map(row -> json.read(row.story(), Story.class))))
        .toList();
  }
}
