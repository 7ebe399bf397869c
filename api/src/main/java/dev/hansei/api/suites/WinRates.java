package dev.hansei.api.suites;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.gates.CasePair;
import dev.hansei.infra.registry.suites.OutcomeFilter;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.statistics.Duel;
import dev.hansei.workflows.statistics.LengthControlledWinRate;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often a candidate's answer got the higher score from a judge, and how often it would if both
 * were equally long: judges like long answers, whatever they say. Of metrics without a judge length
 * is no excuse, so they have none.
 */
@Singleton
final class WinRates {
  /** Answers are read for it: about 0.2 s for so many. */
  private static final int PAIRS_MAX = 1_000;

  /** Fewer do not tell length from merit. */
  private static final int PAIRS_MIN = 20;

  private static final double CONFIDENCE = 0.95;

  private final Suites suites;
  private final OutcomeReader outcomes;

  WinRates(Suites suites, OutcomeReader outcomes) {
    this.suites = suites;
    this.outcomes = outcomes;
  }

  /** Empty where no judge gives the metric, or where there are too few pairs or too many. */
  Optional<LengthControlledWinRate> of(
      ProjectId project, ComparePageReader.Both both, String metric, List<CasePair> pairs) {
    if (pairs.size() < PAIRS_MIN
        || pairs.size() > PAIRS_MAX
        || both.candidate().planned() > 2 * PAIRS_MAX
        || both.baseline().planned() > 2 * PAIRS_MAX
        || !isJudged(project, both.candidate(), metric)) {
      return Optional.empty();
    }
    Map<String, Double> before = lengths(project, both.baseline().id());
    Map<String, Double> after = lengths(project, both.candidate().id());
    List<Duel> duels =
        pairs.stream().map(pair -> duel(pair, before, after)).flatMap(Optional::stream).toList();
    return duels.size() < PAIRS_MIN
        ? Optional.empty()
        : Optional.of(LengthControlledWinRate.of(duels, CONFIDENCE));
  }

  private boolean isJudged(ProjectId project, RunView run, String metric) {
    return suites.require(project, run.input().suiteId()).assertions().stream()
        .anyMatch(assertion -> assertion.metric().equals(metric) && assertion.judge() != null);
  }

  private static Optional<Duel> duel(
      CasePair pair, Map<String, Double> before, Map<String, Double> after) {
    Double old = before.get(pair.caseId().toString());
    Double fresh = after.get(pair.caseId().toString());
    if (old == null || fresh == null) {
      return Optional.empty();
    }
    double won = pair.difference() > 0 ? 1 : pair.difference() < 0 ? 0 : 0.5;
    return Optional.of(new Duel(pair.clusterKey(), won, fresh - old));
  }

  /** Characters of each case's answer, the mean over its repeats. */
  private Map<String, Double> lengths(ProjectId project, RunId run) {
    Map<String, double[]> sums = new HashMap<>();
    Optional<String> after = Optional.empty();
    do {
      var request = new PageRequest(after, PageRequest.LIMIT_MAX);
      var page = outcomes.page(project, run, OutcomeFilter.ALL, request);
      for (OutcomeResource outcome : page.items()) {
        outcome
            .answer()
            .ifPresent(text -> {
              double[] sum = sums.computeIfAbsent(outcome.caseId().toString(), _ -> new double[2]);
              sum[0] += text.codePointCount(0, text.length());
              sum[1]++;
            });
      }
      after = page.next();
    } while (after.isPresent());
    Map<String, Double> lengths = new HashMap<>();
    sums.forEach((id, sum) -> lengths.put(id, sum[0] / sum[1]));
    return lengths;
  }
}
