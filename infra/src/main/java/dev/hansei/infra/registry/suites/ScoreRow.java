package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A row of {@code suites_score}. */
@MappedEntity("suites_score")
record ScoreRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID runId,
    int ordinal,
    String metric,
    int position,
    double value,
    boolean passed,
    String explanation) {
  static List<ScoreRow> of(ProjectId project, Outcome outcome) {
    List<Score> scores =
        switch (outcome.result()) {
          case Result.Scored scored -> scored.scores();
          case Result.Unscored(_, var some) -> some;
          case Result.Errored _, Result.Cancelled _ -> List.of();
        };
    return IntStream.range(0, scores.size())
        .mapToObj(position -> of(project, outcome, position, scores.get(position)))
        .toList();
  }

  private static ScoreRow of(ProjectId project, Outcome outcome, int position, Score score) {
    return new ScoreRow(
        project.value(),
        outcome.runId().value(),
        outcome.ordinal(),
        score.metric(),
        position,
        score.value(),
        score.passed(),
        score.explanation());
  }

  Score score() {
    return new Score(metric, value, passed, explanation);
  }
}
