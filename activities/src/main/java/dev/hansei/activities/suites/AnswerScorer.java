package dev.hansei.activities.suites;

import dev.hansei.activities.cases.JudgedCase;
import dev.hansei.activities.criteria.JudgeCalls;
import dev.hansei.activities.criteria.JudgeReply;
import dev.hansei.activities.criteria.JudgedAnswer;
import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Corpus;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.criteria.Metrics;
import dev.hansei.workflows.criteria.OwnAssertions;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.UnscoredReason;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts an answer to every assertion of a suite. What cannot be scored makes the item unscored, and
 * never fails it.
 */
@Singleton
final class AnswerScorer {
  private final MeasuredAnswers measured;
  private final JudgeCalls judges;

  AnswerScorer(Metrics metrics, JudgeCalls judges) {
    this.measured = new MeasuredAnswers(metrics);
    this.judges = judges;
  }

  /** The item's result and what judges took. */
  record Scoring(Result result, Usage usage) {}

  /** What one assertion gave. */
  sealed interface Given {
    record Value(Score score, Usage usage) implements Given {}

    record Nothing(UnscoredReason reason, Usage usage) implements Given {}
  }

  Scoring score(RunContext context, RunItem item, GivenAnswer answer) {
    Optional<OwnAssertions> own = item.of().content().ownIfAny();
    ItemMarks marks = new ItemMarks();
    for (Assertion assertion : context.assertions()) {
      add(marks, context, item, new Put(assertion, answer));
    }
    for (Assertion assertion : own.map(OwnAssertions::assertions).orElse(List.of())) {
      add(marks, context, item, new Put(assertion, answer));
    }
    return marks.ended(own.flatMap(it -> Optional.ofNullable(it.threshold())));
  }

  /** An assertion put to an answer. */
  private record Put(Assertion assertion, GivenAnswer answer) {}

  private void add(ItemMarks marks, RunContext context, RunItem item, Put put) {
    AssertSet set = put.assertion().set();
    if (set == null) {
      marks.add(put.assertion(), put(context, item, put.assertion(), put.answer()));
      return;
    }
    List<Given> given = new ArrayList<>();
    for (Assertion member : set.assertions()) {
      given.add(put(context, item, member, put.answer()));
    }
    marks.addSet(put.assertion(), given);
  }

  private Given put(RunContext context, RunItem item, Assertion assertion, GivenAnswer answer) {
    if (Corpus.isAskedBy(assertion)) {
      return measured.recited(assertion, answer, context.corpus());
    }
    if (assertion.judge() == null) {
      return measured.of(assertion, item.of().content(), answer);
    }
    Judge judge = context.judges().get(assertion.judge());
    if (judge == null) {
      throw new IllegalStateException("the plan has no judge " + assertion.judge());
    }
    Optional<String> text = AnswerTransform.of(assertion, answer.text());
    if (text.isEmpty()) {
      return new Given.Value(MeasuredAnswers.foundNothing(assertion), Usage.NONE);
    }
    JudgedAnswer judged = JudgedCase.of(item.of().content(), text.get(), item.repetition());
    if (judge.kind() == JudgeKind.PAIRWISE) {
      // Both answers are looked at in the same way.
      judged =
          judged.against(
              context.rivals().of(item).flatMap(rival -> AnswerTransform.of(assertion, rival)));
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
    boolean passed = byValue ? verdict.value() >= assertion.threshold() : verdict.passed();
    return new Score(
        assertion.metric(),
        assertion.negates() ? 1 - verdict.value() : verdict.value(),
        passed != assertion.negates() || assertion.weight() == 0,
        verdict.reason(),
        Optional.of(
            new Score.Judged(
                judge.id(),
                verdict.answer(),
                verdict.call(),
                Optional.of(new Score.Verdict(passed, verdict.value())))));
  }
}
