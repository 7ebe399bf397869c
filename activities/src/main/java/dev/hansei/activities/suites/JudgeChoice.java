package dev.hansei.activities.suites;

import dev.hansei.activities.Meter;
import dev.hansei.activities.cases.JudgedCase;
import dev.hansei.activities.criteria.JudgeCalls;
import dev.hansei.activities.criteria.JudgeReply;
import dev.hansei.activities.criteria.JudgedAnswer;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.suites.ChoicePolicy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Chooses the candidate that a judge scores highest. The judge sees question, context and answer,
 * and never the reference: choosing by it would measure an application that knows the answers.
 */
@Singleton
final class JudgeChoice {
  private final JudgeCalls judges;

  JudgeChoice(JudgeCalls judges) {
    this.judges = judges;
  }

  StrategyEnd among(RunContext context, RunItem item, List<Candidate> candidates, JudgeId id) {
    Judge judge = context.judges().get(id);
    if (judge == null) {
      throw new IllegalStateException("the plan has no judge " + id);
    }
    List<Candidate> noted = new ArrayList<>();
    List<OptionalDouble> scores = new ArrayList<>();
    for (Candidate one : candidates) {
      if (one.answered().isEmpty()) {
        noted.add(one);
        scores.add(OptionalDouble.empty());
        continue;
      }
      Meter meter = new Meter();
      JudgeReply reply =
          meter.reading(
              () -> judges.judge(context.project(), judge, shown(item, one.text().orElseThrow())));
      noted.add(noted(one, reply, meter.latencyMillis()));
      scores.add(score(reply));
    }
    return StrategyEnd.chosen(noted, ChoicePolicy.highest(scores));
  }

  /** Samples that are the same are one question to the judge, which is paid once. */
  private static JudgedAnswer shown(RunItem item, String answer) {
    CaseContent content = item.of().content();
    var blind = new CaseContent(content.question(), "", content.context(), Map.of());
    return JudgedCase.of(blind, answer, item.repetition());
  }

  private static OptionalDouble score(JudgeReply reply) {
    return reply instanceof JudgeReply.Judged judged
        ? OptionalDouble.of(judged.value())
        : OptionalDouble.empty();
  }

  private static Candidate noted(Candidate one, JudgeReply reply, long millis) {
    return switch (reply) {
      case JudgeReply.Judged judged ->
          one.noted(
              String.format(Locale.ROOT, "%.3f. %s", judged.value(), judged.reason()),
              judged.call(),
              millis);
      case JudgeReply.Unreadable _ -> silent(one, "its reply is no verdict", millis);
      case JudgeReply.Undecided(String why, _) -> silent(one, why, millis);
      case JudgeReply.NoAnswer(var failure) ->
          silent(one, failure.name().toLowerCase(Locale.ROOT).replace('_', '-'), millis);
      case JudgeReply.Inapplicable(String why) -> silent(one, why, millis);
    };
  }

  private static Candidate silent(Candidate one, String why, long millis) {
    return one.noted("no score: " + why, Optional.empty(), millis);
  }
}
