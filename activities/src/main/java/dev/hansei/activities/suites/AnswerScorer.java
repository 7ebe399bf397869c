package dev.hansei.activities.suites;

import dev.hansei.activities.cases.JudgedCase;
import dev.hansei.activities.criteria.JudgeCalls;
import dev.hansei.activities.criteria.JudgeReply;
import dev.hansei.activities.criteria.JudgedAnswer;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.criteria.Metrics;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.UnscoredReason;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts an answer to every assertion of a suite. What cannot be scored makes the item unscored, and
 * never fails it.
 */
@Singleton
final class AnswerScorer {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerScorer.class);

  private final Metrics metrics;
  private final JudgeCalls judges;

  AnswerScorer(Metrics metrics, JudgeCalls judges) {
    this.metrics = metrics;
    this.judges = judges;
  }

  /** The item's result and what judges took. */
  record Scoring(Result result, Usage usage) {}

  /** What one assertion gave. */
  private sealed interface Given {
    record Value(Score score, Usage usage) implements Given {}

    record Nothing(UnscoredReason reason, Usage usage) implements Given {}
  }

  Scoring score(RunContext context, RunItem item, String answer) {
    List<Score> scores = new ArrayList<>();
    Optional<UnscoredReason> trouble = Optional.empty();
    Usage usage = Usage.NONE;
    for (Assertion assertion : context.assertions()) {
      switch (put(context, item, assertion, answer)) {
        case Given.Value(Score score, Usage taken) -> {
          scores.add(score);
          usage = usage.plus(taken);
        }
        case Given.Nothing(UnscoredReason reason, Usage taken) -> {
          trouble = trouble.or(() -> Optional.of(reason));
          usage = usage.plus(taken);
        }
      }
    }
    Result result =
        trouble
            .<Result>map(reason -> new Result.Unscored(reason, scores))
            .orElseGet(() -> new Result.Scored(scores));
    return new Scoring(result, usage);
  }

  private Given put(RunContext context, RunItem item, Assertion assertion, String answer) {
    if (assertion.judge() == null) {
      return measured(assertion, item.of().content(), answer);
    }
    Judge judge = context.judges().get(assertion.judge());
    if (judge == null) {
      throw new IllegalStateException("the plan has no judge " + assertion.judge());
    }
    JudgedAnswer judged = JudgedCase.of(item.of().content(), answer, item.repetition());
    if (judge.kind() == JudgeKind.PAIRWISE) {
      judged = judged.against(context.rivals().of(item));
    }
    return switch (judges.judge(context.project(), judge, judged)) {
      case JudgeReply.Judged verdict ->
          new Given.Value(score(assertion, judge, verdict), verdict.usage());
      case JudgeReply.Unreadable(Usage usage) ->
          new Given.Nothing(UnscoredReason.JUDGE_UNREADABLE, usage);
      case JudgeReply.Undecided(var _, Usage usage) ->
          new Given.Nothing(UnscoredReason.JUDGE_FAILED, usage);
      case JudgeReply.NoAnswer _ -> new Given.Nothing(UnscoredReason.JUDGE_FAILED, Usage.NONE);
      case JudgeReply.Inapplicable _ -> new Given.Nothing(UnscoredReason.NO_REFERENCE, Usage.NONE);
    };
  }

  /** Where the judge's value decides, the suite's threshold does; else the judge's own word. */
  private static Score score(Assertion assertion, Judge judge, JudgeReply.Judged verdict) {
    boolean byValue = judge.passesFrom().isPresent() || judge.method().isEmpty();
    return new Score(
        assertion.metric(),
        verdict.value(),
        byValue ? verdict.value() >= assertion.threshold() : verdict.passed(),
        verdict.reason(),
        Optional.of(new Score.Judged(judge.id(), verdict.answer(), verdict.call())));
  }

  private Given measured(Assertion assertion, CaseContent content, String answer) {
    try {
      return ExpectedValue.of(assertion, content)
          .<Given>map(expected ->
              new Given.Value(
                  score(assertion, metrics.score(assertion.type(), answer, expected), ""),
                  Usage.NONE))
          .orElseGet(() -> new Given.Nothing(UnscoredReason.NO_REFERENCE, Usage.NONE));
    } catch (RuntimeException e) {
      // The message may hold the answer.
      LOG.warn("metric {} failed: {}", assertion.type().word(), e.getClass().getName());
      return new Given.Nothing(UnscoredReason.METRIC_FAILED, Usage.NONE);
    }
  }

  private static Score score(Assertion assertion, double value, String explanation) {
    return new Score(assertion.metric(), value, value >= assertion.threshold(), explanation);
  }
}
