package dev.hansei.infra.registry.gates;

import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.MeanEvidence;
import dev.hansei.workflows.gates.Regressions;
import dev.hansei.workflows.statistics.Bootstrap;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.ClusteredMean;
import dev.hansei.workflows.statistics.Effective;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.IntervalMethod;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.Range;
import dev.hansei.workflows.statistics.Wilson;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What rules ask of one run, or of two, beside comparisons of scores. */
final class AskedFigures {
  private AskedFigures() {}

  /** How many cases have a score, in both runs where there are two. */
  static int cases(Optional<RunSide> baseline, RunSide candidate) {
    Set<UUID> scored = new LinkedHashSet<>(candidate.scoredCases());
    baseline.ifPresent(side -> scored.retainAll(side.scoredCases()));
    return scored.size();
  }

  static Optional<Regressions> regressions(
      List<GateRule> rules, Optional<RunSide> baseline, RunSide candidate) {
    return rules.stream().anyMatch(GateRule.NoRegression.class::isInstance)
        ? baseline.map(side -> regressions(side, candidate))
        : Optional.empty();
  }

  private static Regressions regressions(RunSide baseline, RunSide candidate) {
    Map<UUID, Answers> before = byCase(baseline);
    Map<UUID, Answers> after = byCase(candidate);
    List<UUID> approved =
        before.entrySet().stream()
            .filter(entry -> entry.getValue().approved() && entry.getValue().passed())
            .map(Map.Entry::getKey)
            .toList();
    List<CaseId> regressed =
        approved.stream()
            .filter(id -> after.getOrDefault(id, Answers.NONE).failed())
            .map(CaseId::new)
            .toList();
    long passing =
        approved.stream().filter(id -> after.getOrDefault(id, Answers.NONE).passed()).count();
    return new Regressions(
        approved.size(),
        regressed.stream().limit(Evidence.FAILED_LISTED_MAX).toList(),
        regressed.size(),
        approved.size() - regressed.size() - (int) passing);
  }

  /** The answers to one case. */
  private record Answers(int all, int scored, int fails, boolean approved) {
    static final Answers NONE = new Answers(0, 0, 0, false);

    Answers with(ItemRow item) {
      return new Answers(
          all + 1, scored + item.scored(), fails + item.failed(), item.approved() == 1);
    }

    boolean passed() {
      return all > 0 && scored == all && fails == 0;
    }

    boolean failed() {
      return fails > 0;
    }
  }

  private static Map<UUID, Answers> byCase(RunSide side) {
    Map<UUID, Answers> answers = new LinkedHashMap<>();
    for (ItemRow item : side.items()) {
      answers.merge(item.caseId(), Answers.NONE.with(item), (old, _) -> old.with(item));
    }
    return answers;
  }

  /** One for each metric that a floor names and that the candidate has a score on. */
  static List<MeanEvidence> means(List<GateRule> rules, RunSide candidate, double confidence) {
    return rules.stream()
        .filter(GateRule.Floor.class::isInstance)
        .map(GateRule.Floor.class::cast)
        .map(GateRule.Floor::metric)
        .distinct()
        .flatMap(metric -> mean(metric, candidate.scores(metric), confidence).stream())
        .toList();
  }

  private static Optional<MeanEvidence> mean(
      String metric, List<Observation> scores, double confidence) {
    if (scores.isEmpty()) {
      return Optional.empty();
    }
    boolean passOrFail = scores.stream().allMatch(it -> it.value() == 0 || it.value() == 1);
    int units = Effective.size(scores);
    Estimate seen = passOrFail ? share(scores, units, confidence) : mean(scores, confidence);
    double error =
        passOrFail
            ? Math.sqrt(seen.value() * (1 - seen.value()) / units)
            : ClusteredMean.of(scores, Range.UNIT).cr1();
    return Optional.of(
        new MeanEvidence(
            metric,
            scores.size(),
            seen.n(),
            seen.value(),
            Math.max(0, seen.lower()),
            Math.min(1, seen.upper()),
            error));
  }

  private static Estimate share(List<Observation> scores, int units, double confidence) {
    double passed = scores.stream().filter(it -> it.value() == 1).count();
    return Wilson.ofShare(passed / scores.size(), units, confidence);
  }

  private static Estimate mean(List<Observation> scores, double confidence) {
    var plan =
        new BootstrapPlan(
            BootstrapPlan.DEFAULT_RESAMPLES,
            confidence,
            IntervalMethod.EXPANDED_BCA,
            EvidenceReader.SEED);
    Estimate seen = Bootstrap.mean(scores, Range.UNIT, plan);
    // Rounding in the division must not leave the range of a score.
    return new Estimate(
        Math.clamp(seen.value(), 0.0, 1.0), seen.lower(), seen.upper(), confidence, seen.n());
  }
}
