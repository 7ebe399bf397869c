package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
    String explanation,
    @Nullable @Binary16 UUID judgeId,
    @Nullable String answer,
    @Nullable @Binary32 Sha256 callKey,
    @Nullable Boolean judgePassed,
    @Nullable Double judgeValue) {
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
        score.explanation(),
        score.judged().map(it -> it.judge().value()).orElse(null),
        score.judged().map(Score.Judged::answer).orElse(null),
        score.judged().flatMap(Score.Judged::call).map(CallKey::sha256).orElse(null),
        score.judged().flatMap(Score.Judged::verdict).map(Score.Verdict::passed).orElse(null),
        score.judged().flatMap(Score.Judged::verdict).map(Score.Verdict::value).orElse(null));
  }

  Score score() {
    return new Score(metric, value, passed, explanation, judged());
  }

  private Optional<Score.Judged> judged() {
    return judgeId == null
        ? Optional.empty()
        : Optional.of(
            new Score.Judged(
                new JudgeId(judgeId),
                answer == null ? "" : answer,
                Optional.ofNullable(callKey).map(CallKey::new),
                judgePassed == null || judgeValue == null
                    ? Optional.empty()
                    : Optional.of(new Score.Verdict(judgePassed, judgeValue))));
  }
}
