package dev.hansei.activities.suites;

import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.suites.Strategy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gets the answer of one item by the run's strategy. Safe to repeat: whatever was paid comes from
 * the journal, and the same answers give the same choice.
 *
 * <p>A call that never comes to an answer ends the item in that error: with fewer answers than it
 * asks for the strategy would be another one. Answers that are empty, cut off or filtered are the
 * model's own doing, and only cannot be chosen.
 */
@Singleton
final class StrategyRunner {
  private final CandidateCalls calls;
  private final JudgeChoice byJudge;
  private final Retries retries;
  private final SelfCritiques critiques;

  StrategyRunner(
      CandidateCalls calls, JudgeChoice byJudge, Retries retries, SelfCritiques critiques) {
    this.calls = calls;
    this.byJudge = byJudge;
    this.retries = retries;
    this.critiques = critiques;
  }

  StrategyEnd run(RunContext context, RunItem item, StrategyAsked asked) {
    return switch (asked.strategy()) {
      case Strategy.BestOfN(int n, JudgeId judge) ->
          judged(context, item, calls.samples(context, item, asked, n), judge);
      case Strategy.SelfConsistency(int n, String transform) ->
          counted(calls.samples(context, item, asked, n), transform);
      case Strategy.Ensemble(
              var _,
              Strategy.Ensemble.Rule rule,
              JudgeId judge,
              String transform) -> {
        List<Candidate> answers = calls.members(context, item, asked);
        yield switch (rule) {
          case MAJORITY -> counted(answers, transform);
          case JUDGE -> judged(context, item, answers, Objects.requireNonNull(judge));
        };
      }
      case Strategy.RetryUntilValid retry -> retries.run(context, item, asked, retry);
      case Strategy.SelfCritique(int rounds) -> critiques.run(context, item, asked, rounds);
    };
  }

  private StrategyEnd judged(
      RunContext context, RunItem item, List<Candidate> candidates, JudgeId judge) {
    return CandidateCalls.endsBroken(candidates)
        ? StrategyEnd.broken(candidates)
        : byJudge.among(context, item, candidates, judge);
  }

  private static StrategyEnd counted(List<Candidate> candidates, @Nullable String transform) {
    return CandidateCalls.endsBroken(candidates)
        ? StrategyEnd.broken(candidates)
        : MajorityChoice.among(candidates, transform);
  }
}
