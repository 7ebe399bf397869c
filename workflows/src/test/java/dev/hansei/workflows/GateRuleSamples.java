package dev.hansei.workflows;

import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.gates.AskedEvidence;
import dev.hansei.workflows.gates.CaseCost;
import dev.hansei.workflows.gates.Clause;
import dev.hansei.workflows.gates.DisparityEvidence;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateActivities;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.MeanEvidence;
import dev.hansei.workflows.gates.MeasureEvidence;
import dev.hansei.workflows.gates.MeasureEvidence.Figure;
import dev.hansei.workflows.gates.Regressions;
import dev.hansei.workflows.gates.RequiredMarks;
import dev.hansei.workflows.gates.SliceEvidence;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.promotions.PromotionActivities;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gates that ask more than comparisons, and what they decide on. */
public final class GateRuleSamples {
  private static final CaseId FELL = CaseId.of("019a9000-0000-7000-8000-000000000091");

  private GateRuleSamples() {}

  static void add(Map<String, Object> samples) {
    samples.put("GateCase.asked", new GateActivities.GateCase(gate(), evidence(asked())));
    samples.put("GateCase.marked", new GateActivities.GateCase(gate(), marked()));
    samples.put(
        "VerdictToRecord.priced",
        new PromotionActivities.VerdictToRecord(
            PayloadSamples.promoteInput(),
            VerdictId.of("019a9000-0000-7000-8000-000000000082"),
            evidence(asked()),
            new Verdict.Inconclusive(List.of(priced()), 80)));
  }

  /** Of 12 required cases one lost the mark after the run began. */
  private static Evidence marked() {
    Evidence plain = PayloadSamples.evidence();
    var taken = new RequiredMarks.Taken(FELL, "person:ann", Instant.parse("2026-11-30T08:00:00Z"));
    return new Evidence(
        plain.baselineRun(),
        plain.candidateRun(),
        plain.metrics(),
        plain.baselineCoverage(),
        plain.candidateCoverage(),
        plain.requiredTotal(),
        plain.requiredFailed(),
        plain.requiredFailedTotal(),
        List.of(),
        List.of(),
        null,
        new RequiredMarks(RequiredMarks.setOf(List.of(FELL)), List.of(taken), 1, 3));
  }

  private static Clause priced() {
    return new Clause(
        new GateRule.Superiority("f1"),
        Clause.State.INCONCLUSIVE,
        "may be",
        80,
        Optional.of(new Clause.Price(160, Optional.of(320_000L), "USD")));
  }

  /** One with a rule of each kind that is neither a comparison nor about people. */
  public static Gate gate() {
    Gate plain = PayloadSamples.gate();
    return new Gate(
        plain.id(),
        plain.name(),
        plain.number(),
        List.of(
            new GateRule.NoRegression(),
            new GateRule.Floor("safe", 0.95),
            new GateRule.InSlice("language", "ja", new GateRule.NonInferiority("f1", 0.05)),
            new GateRule.Disparity("language", "f1", 0.1),
            new GateRule.LatencyCeiling(95, 3_000L, null),
            new GateRule.LatencyCeiling(95, null, 1.2),
            new GateRule.CostCeiling(0.004, null),
            new GateRule.CostCeiling(null, 1.5),
            new GateRule.Certified("safe"),
            new GateRule.MinimumCases(200)),
        plain.confidence(),
        plain.createdAt(),
        Gate.Multiplicity.BONFERRONI);
  }

  /** Evidence in which so much was asked. */
  public static Evidence evidence(AskedEvidence asked) {
    Evidence plain = PayloadSamples.evidence();
    return new Evidence(
        plain.baselineRun(),
        plain.candidateRun(),
        plain.metrics(),
        plain.baselineCoverage(),
        plain.candidateCoverage(),
        plain.requiredTotal(),
        plain.requiredFailed(),
        plain.requiredFailedTotal(),
        List.of(),
        List.of(),
        asked);
  }

  /** Of each kind one. */
  public static AskedEvidence asked() {
    return new AskedEvidence(
        300,
        Optional.of(new Regressions(40, List.of(FELL), 1, 2)),
        List.of(new MeanEvidence("safe", 300, 290, 0.98, 0.957, 0.991, 0.008)),
        List.of(time(), cost()),
        List.of(
            new DisparityEvidence(
                "language",
                "f1",
                List.of(
                    new DisparityEvidence.Gap("ja", "ja", 0.61, 0.74, -0.13, -0.21, -0.05, 300)),
                1,
                2)),
        List.of(new SliceEvidence("language", "ja", 80, evidence(inSlice()))),
        Optional.of(
            new CaseCost(
                new CaseCost.OfRun(1, Optional.of(2_100L), "USD"),
                Optional.of(new CaseCost.OfRun(2, Optional.of(1_900L), "USD")))));
  }

  private static AskedEvidence inSlice() {
    return new AskedEvidence(
        80, Optional.empty(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
  }

  private static MeasureEvidence time() {
    return new MeasureEvidence(
        "latency-p95",
        "ms",
        Optional.of(new Figure(2_310, 2_040, Optional.empty(), 40, 40, 33)),
        Optional.of(new Figure(2_000, 1_800, Optional.of(2_500.0), 300, 300, 0)),
        Optional.of(new Figure(1.16, 0.98, Optional.empty(), 40, 40, 33)),
        0);
  }

  private static MeasureEvidence cost() {
    return new MeasureEvidence(
        "cost",
        "USD",
        Optional.of(new Figure(0.0021, 0.0018, Optional.of(0.0025), 300, 300, 0)),
        Optional.empty(),
        Optional.empty(),
        0);
  }
}
