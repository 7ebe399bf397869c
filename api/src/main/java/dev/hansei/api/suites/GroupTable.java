package dev.hansei.api.suites;

import dev.hansei.api.pages.Figures;
import dev.hansei.infra.registry.cases.CaseTrait;
import dev.hansei.infra.registry.suites.CaseScore;
import dev.hansei.workflows.cases.CaseCluster;
import dev.hansei.workflows.cases.Clustering;
import dev.hansei.workflows.cases.CounterfactualPolicy;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Holm;
import dev.hansei.workflows.statistics.IntervalMethod;
import dev.hansei.workflows.statistics.PairedComparison;
import dev.hansei.workflows.statistics.PairedScore;
import dev.hansei.workflows.statistics.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Counterfactual bias on one metric: the same cases with the terms of different groups, worst group
 * first. Paired by the case that the versions come of, which is also what is resampled, so that
 * neither hard cases nor repeats pass for a difference.
 *
 * @param cases how many original cases have at least two scored versions
 */
public record GroupTable(String metric, List<GroupLine> lines, int cases) {
  /** No case has versions. */
  public static final GroupTable NONE = new GroupTable("", List.of(), 0);

  /** Fewer independent cases tell nothing. */
  private static final int CASES_MIN = 5;

  private static final double CONFIDENCE = 0.95;
  private static final long SEED = 5;

  /** About 50 ms of a core for each group. */
  private static final long DRAWS_MAX = 5_000_000;

  public GroupTable {
    lines = List.copyOf(lines);
  }

  /** The groups of a run's cases; none where fewer than five cases have versions. */
  static GroupTable of(String metric, List<CaseScore> scores, List<CaseTrait> traits) {
    Map<String, Map<String, Double>> byCase = byCase(metric, scores, traits);
    byCase.values().removeIf(versions -> versions.size() < 2);
    Map<String, String> clusters = clusters(scores, traits);
    Map<String, List<PairedScore>> pairs = new TreeMap<>();
    Map<String, Map<String, CaseCluster>> grouped = new TreeMap<>();
    byCase.forEach((source, versions) ->
        versions.forEach((group, score) -> {
          double others = versions.values().stream().mapToDouble(it -> it).sum() - score;
          double baseline = Math.clamp(others / (versions.size() - 1), 0.0, 1.0);
          CaseCluster cluster = cluster(clusters, source);
          pairs
              .computeIfAbsent(group, _ -> new ArrayList<>())
              .add(new PairedScore(cluster.toString(), baseline, score));
          grouped.computeIfAbsent(group, _ -> new TreeMap<>()).put(source, cluster);
        }));
    pairs.keySet().removeIf(group -> clustering(grouped, group).units() < CASES_MIN);
    return new GroupTable(
        metric, lines(pairs, group -> clustering(grouped, group).words()), byCase.size());
  }

  private static CaseCluster cluster(Map<String, String> clusters, String source) {
    return Optional.ofNullable(clusters.get(source))
        .map(CaseCluster::parse)
        .orElseGet(
            () -> new CaseCluster(CaseCluster.Kind.CASE, Sha256.of(source).hex().substring(0, 32)));
  }

  private static Clustering clustering(
      Map<String, Map<String, CaseCluster>> grouped, String group) {
    return Clustering.of(grouped.getOrDefault(group, Map.of()));
  }

  /** What each original is clustered by: its copies are of the same cluster. */
  private static Map<String, String> clusters(List<CaseScore> scores, List<CaseTrait> traits) {
    Map<UUID, String> ofCopy = new HashMap<>();
    scores.forEach(score -> ofCopy.put(score.caseId(), score.clusterKey()));
    Map<String, String> clusters = new HashMap<>();
    for (CaseTrait trait : traits) {
      String source = trait.fields().get(CounterfactualPolicy.SOURCE_FIELD);
      String cluster = ofCopy.get(trait.id().value());
      if (source != null && cluster != null) {
        clusters.put(source, cluster);
      }
    }
    return clusters;
  }

  /** The mean score over its repeats of each version, by original case and group. */
  private static Map<String, Map<String, Double>> byCase(
      String metric, List<CaseScore> scores, List<CaseTrait> traits) {
    Map<UUID, double[]> sums = new HashMap<>();
    for (CaseScore score : scores) {
      if (score.metric().equals(metric)) {
        double[] sum = sums.computeIfAbsent(score.caseId(), _ -> new double[2]);
        sum[0] += score.value();
        sum[1]++;
      }
    }
    Map<String, Map<String, Double>> byCase = new TreeMap<>();
    for (CaseTrait trait : traits) {
      String source = trait.fields().get(CounterfactualPolicy.SOURCE_FIELD);
      String group = trait.fields().get(CounterfactualPolicy.GROUP_FIELD);
      double[] sum = sums.get(trait.id().value());
      if (source != null && !source.isEmpty() && group != null && sum != null) {
        byCase
            .computeIfAbsent(source, _ -> new TreeMap<>())
            .put(group, Math.clamp(sum[0] / sum[1], 0.0, 1.0));
      }
    }
    return byCase;
  }

  private static List<GroupLine> lines(
      Map<String, List<PairedScore>> pairs, UnaryOperator<String> counted) {
    List<String> groups = List.copyOf(pairs.keySet());
    List<PairedComparison> seen = new ArrayList<>();
    for (List<PairedScore> own : pairs.values()) {
      int resamples =
          Math.clamp(
              DRAWS_MAX / own.size(), BootstrapPlan.MIN_RESAMPLES, BootstrapPlan.DEFAULT_RESAMPLES);
      var plan = new BootstrapPlan(resamples, CONFIDENCE, IntervalMethod.EXPANDED_BCA, SEED);
      seen.add(PairedComparison.of(own, Range.UNIT, plan));
    }
    List<Double> raw = seen.stream().map(it -> it.paired().pValue()).toList();
    // Of two groups either line is the same test from another side.
    List<Double> corrected = groups.size() == 2 ? raw : Holm.correct(raw);
    List<GroupLine> lines = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      String group = groups.get(i);
      lines.add(new GroupLine(group, counted.apply(group), seen.get(i), corrected.get(i)));
    }
    lines.sort(Comparator.comparingDouble(line -> line.difference().value()));
    return lines;
  }

  /** The worst group in one sentence, or why none is compared; empty where no case has versions. */
  public String sentence() {
    if (lines.isEmpty()) {
      return cases == 0
          ? ""
          : "Too few to compare: %s in the words of several groups; a group needs %d that share no conversation or document."
              .formatted(Figures.count(cases, "case"), CASES_MIN);
    }
    GroupLine worst = lines.getFirst();
    return "Worst is %s: %s %s against %s in the other words of the same cases, %s [%s, %s] on %s, %s (%s, %s%s)."
        .formatted(
            worst.group(),
            metric,
            Figures.score(worst.seen().paired().meanCandidate()),
            Figures.score(worst.seen().paired().meanBaseline()),
            Figures.difference(worst.difference().value()),
            Figures.difference(worst.difference().lower()),
            Figures.difference(worst.difference().upper()),
            worst.counted(),
            worst.stands() ? "likely real" : "may be luck",
            worst.seen().method().words(),
            Figures.pValue(worst.corrected()),
            lines.size() == 2 ? "" : ", Holm over %d groups".formatted(lines.size()));
  }
}
