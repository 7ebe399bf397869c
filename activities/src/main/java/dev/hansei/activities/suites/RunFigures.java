package dev.hansei.activities.suites;

import dev.hansei.infra.registry.suites.CaseScore;
import dev.hansei.infra.registry.suites.MetricSummary;
import dev.hansei.infra.registry.suites.RunSummary;
import dev.hansei.workflows.cases.CaseCluster;
import dev.hansei.workflows.cases.Clustering;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.statistics.Bootstrap;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.Range;
import dev.hansei.workflows.statistics.Wilson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A run's figures: the mean of each metric with its interval. Scores that are all 0 or 1, one a
 * cluster, are a proportion and get Wilson's interval; all others are bootstrapped by cluster:
 * cases of one conversation or document, and repeats of a case, are drawn together. The seed is
 * fixed, so the same scores give the same figures.
 */
final class RunFigures {
  /** Any number does; it is named so that somebody else can compute the same figures. */
  static final long SEED = 20_261_121;

  /** Usual; a gate has a confidence of its own. */
  private static final double CONFIDENCE = 0.95;

  private RunFigures() {}

  static RunSummary of(List<Assertion> assertions, List<CaseScore> scores) {
    List<MetricSummary> summaries = new ArrayList<>();
    for (String metric : metrics(assertions, scores)) {
      List<CaseScore> own = scores.stream().filter(it -> it.metric().equals(metric)).toList();
      if (!own.isEmpty()) {
        summaries.add(summary(metric, own));
      }
    }
    return new RunSummary(summaries);
  }

  /** Those of the suite in its order, then those that single cases ask, by name. */
  private static Set<String> metrics(List<Assertion> assertions, List<CaseScore> scores) {
    Set<String> metrics = new LinkedHashSet<>();
    for (Assertion assertion : assertions) {
      metrics.add(assertion.metric());
      assertion.leaves().forEach(leaf -> metrics.add(leaf.metric()));
    }
    scores.stream().map(CaseScore::metric).sorted().forEach(metrics::add);
    return metrics;
  }

  private static MetricSummary summary(String metric, List<CaseScore> scores) {
    Estimate mean = mean(scores);
    int passed = (int) scores.stream().filter(CaseScore::passed).count();
    Map<UUID, CaseCluster> clusters = new HashMap<>();
    scores.forEach(it -> clusters.put(it.caseId(), CaseCluster.parse(it.clusterKey())));
    Clustering clustering = Clustering.of(clusters);
    return new MetricSummary(
        metric,
        mean.n(),
        mean.value(),
        mean.lower(),
        mean.upper(),
        mean.confidence(),
        passed,
        scores.size(),
        clustering.cases(),
        clustering.isTrivial() ? null : clustering.words());
  }

  private static Estimate mean(List<CaseScore> scores) {
    long units = scores.stream().map(CaseScore::clusterKey).distinct().count();
    if (units == scores.size() && scores.stream().allMatch(RunFigures::isZeroOrOne)) {
      int ones = (int) scores.stream().filter(score -> score.value() == 1).count();
      return Wilson.interval(ones, scores.size(), CONFIDENCE);
    }
    List<Observation> observations =
        scores.stream().map(score -> new Observation(score.clusterKey(), score.value())).toList();
    return Bootstrap.mean(observations, Range.UNIT, BootstrapPlan.withSeed(SEED));
  }

  private static boolean isZeroOrOne(CaseScore score) {
    return score.value() == 0 || score.value() == 1;
  }
}
