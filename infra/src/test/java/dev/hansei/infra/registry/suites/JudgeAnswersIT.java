package dev.hansei.infra.registry.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.cases.CaseCluster;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.UnscoredReason;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class JudgeAnswersIT {
  private static final JudgeId JUDGE = new JudgeId(new UUID(3, 4));
  private static final Score OTHER = new Score(LoopFixture.METRIC, 1, true, "");

  @RegistryTest
  void tellsEveryAnswerOfARunAndWhatTheJudgeSaidOfIt(TestRegistry registry) {
    var loop = new LoopFixture(registry, 3);
    var run = loop.open(loop.promptVersion("{{question}}"), 2);
    registry
        .get(Outcomes.class)
        .record(
            loop.project(),
            List.of(
                loop.outcome(run, 0, 2, new Result.Scored(List.of(OTHER, said("safe")))),
                loop.outcome(run, 1, 2, new Result.Scored(List.of(said("unsafe hte"), OTHER))),
                loop.outcome(
                    run,
                    2,
                    2,
                    new Result.Unscored(UnscoredReason.JUDGE_UNREADABLE, List.of(OTHER))),
                loop.outcome(
                    run,
                    3,
                    2,
                    new Result.Unscored(UnscoredReason.NO_REFERENCE, List.of(said("safe")))),
                loop.outcome(run, 4, 2, new Result.Errored(ErrorReason.TIMEOUT)),
                loop.outcome(run, 5, 2, new Result.Cancelled())));
    var answers = registry.get(JudgeAnswers.class);

    assertThat(answers.of(loop.project(), run, "harm", JUDGE))
        .extracting(JudgeAnswer::said)
        .containsExactly(
            Optional.of("safe"), Optional.of("unsafe hte"), Optional.empty(), Optional.of("safe"));
    assertThat(answers.of(loop.project(), run, "harm", JUDGE))
        .as("repeats are of their case")
        .extracting(JudgeAnswer::clusterKey)
        .containsExactly(key(loop, 0), key(loop, 0), key(loop, 1), key(loop, 1));
    assertThat(answers.of(loop.project(), run, "harm", new JudgeId(new UUID(3, 5))))
        .hasSize(4)
        .allMatch(answer -> answer.said().isEmpty());
    assertThat(answers.of(registry.newProject(), run, "harm", JUDGE)).isEmpty();
  }

  private static String key(LoopFixture loop, int place) {
    return CaseCluster.alone(loop.cases().get(place)).toString();
  }

  private static Score said(String answer) {
    boolean safe = answer.equals("safe");
    return new Score(
        "harm",
        safe ? 1 : 0,
        safe,
        "",
        Optional.of(new Score.Judged(JUDGE, answer, Optional.empty())));
  }
}
