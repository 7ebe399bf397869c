package dev.hansei.infra.registry.gates;

import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.gates.AskedEvidence;
import dev.hansei.workflows.gates.CaseCost;
import dev.hansei.workflows.gates.CorrectedEvidence;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.JudgeStanding;
import dev.hansei.workflows.gates.MeasureEvidence;
import dev.hansei.workflows.gates.MetricEvidence;
import dev.hansei.workflows.gates.RequiredMarks;
import dev.hansei.workflows.gates.SliceEvidence;
import dev.hansei.workflows.statistics.Bootstrap;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.IntervalMethod;
import dev.hansei.workflows.statistics.PairedDifference;
import dev.hansei.workflows.statistics.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/** Makes evidence of two runs that were read, of all their cases and of slices of them alike. */
final class EvidenceMaker {
  private final double confidence;
  private final List<JudgeStanding> judges;
  private final List<RequiredRow> required;
  private final GateSlices slices;

  /**
   * @param confidence of each interval
   * @param required cases of the candidate's run that have the mark, or had it
   */
  EvidenceMaker(
      double confidence,
      List<JudgeStanding> judges,
      List<RequiredRow> required,
      GateSlices slices) {
    this.confidence = confidence;
    this.judges = List.copyOf(judges);
    this.required = List.copyOf(required);
    this.slices = slices;
  }

  /**
   * The evidence, without what people would say.
   *
   * @param metrics whose differences it is to have
   */
  Evidence of(
      List<GateRule> rules,
      Optional<RunSide> baseline,
      RunSide candidate,
      Predicate<String> metrics) {
    Set<UUID> cases = candidate.cases();
    List<RequiredRow> marked =
        required.stream().filter(row -> cases.contains(row.caseId())).toList();
    Instant began = candidate.run().startedAt();
    List<RequiredRow> inIt = marked.stream().filter(row -> row.counts(began)).toList();
    List<CaseId> failed =
        inIt.stream()
            .filter(row -> row.notPassed() > 0)
            .map(row -> new CaseId(row.caseId()))
            .toList();
    return new Evidence(
        baseline.map(side -> side.run().id()),
        candidate.run().id(),
        baseline.map(side -> differences(side, candidate, metrics)).orElse(List.of()),
        baseline.map(RunSide::coverage).orElse(1.0),
        candidate.coverage(),
        inIt.size(),
        failed.stream().limit(Evidence.FAILED_LISTED_MAX).toList(),
        failed.size(),
        judges,
        List.of(),
        asked(rules, baseline, candidate),
        rules.contains(new GateRule.RequiredCases()) ? marks(inIt, marked) : null);
  }

  private static RequiredMarks marks(List<RequiredRow> counted, List<RequiredRow> marked) {
    List<RequiredMarks.Taken> taken =
        counted.stream().flatMap(row -> row.taken().stream()).toList();
    return new RequiredMarks(
        RequiredMarks.setOf(counted.stream().map(row -> new CaseId(row.caseId())).toList()),
        taken.stream().limit(Evidence.FAILED_LISTED_MAX).toList(),
        taken.size(),
        marked.size() - counted.size());
  }

  /** The same with what people would say. */
  static Evidence with(Evidence found, List<CorrectedEvidence> corrected) {
    return new Evidence(
        found.baselineRun(),
        found.candidateRun(),
        found.metrics(),
        found.baselineCoverage(),
        found.candidateCoverage(),
        found.requiredTotal(),
        found.requiredFailed(),
        found.requiredFailedTotal(),
        found.judges(),
        corrected,
        found.asked(),
        found.marks());
  }

  /** The metrics that rules compare, those on slices among them. */
  static Set<String> named(List<GateRule> rules) {
    Set<String> named = new TreeSet<>();
    for (GateRule rule : rules) {
      if (rule instanceof GateRule.Compared compared) {
        named.add(compared.metric());
      } else if (rule instanceof GateRule.InSlice slice) {
        named.addAll(named(List.of(slice.rule())));
      }
    }
    return named;
  }

  private List<MetricEvidence> differences(
      RunSide baseline, RunSide candidate, Predicate<String> metrics) {
    var plan =
        new BootstrapPlan(
            BootstrapPlan.DEFAULT_RESAMPLES,
            confidence,
            IntervalMethod.EXPANDED_BCA,
            EvidenceReader.SEED);
    List<MetricEvidence> differences = new ArrayList<>();
    PairedScores.of(baseline.scores(), candidate.scores())
        .forEach((metric, both) -> {
          if (metrics.test(metric)) {
            var scores = both.stream().map(CasePair::scores).toList();
            differences.add(
                difference(metric, Bootstrap.pairedDifference(scores, Range.UNIT, plan)));
          }
        });
    return differences;
  }

  private static MetricEvidence difference(String metric, PairedDifference seen) {
    // Cases, for more of them are what one can add; the error counts clusters.
    int pairs = seen.counts().total();
    return new MetricEvidence(
        metric,
        pairs,
        seen.meanBaseline(),
        seen.meanCandidate(),
        seen.difference().value(),
        seen.difference().lower(),
        seen.difference().upper(),
        seen.standardError());
  }

  private AskedEvidence asked(List<GateRule> rules, Optional<RunSide> baseline, RunSide candidate) {
    return new AskedEvidence(
        AskedFigures.cases(baseline, candidate),
        AskedFigures.regressions(rules, baseline, candidate),
        AskedFigures.means(rules, candidate, confidence),
        measures(rules, baseline, candidate),
        slices.disparities(rules, candidate, confidence),
        sliced(rules, baseline, candidate),
        candidate.caseCost().map(cost -> new CaseCost(cost, baseline.flatMap(RunSide::caseCost))));
  }

  private List<MeasureEvidence> measures(
      List<GateRule> rules, Optional<RunSide> baseline, RunSide candidate) {
    Map<String, GateRule.Ceiling> ceilings = new LinkedHashMap<>();
    for (GateRule rule : rules) {
      if (rule instanceof GateRule.Ceiling ceiling) {
        ceilings.putIfAbsent(ceiling.measure(), ceiling);
      }
    }
    var measures = new Measures(confidence);
    return ceilings.values().stream()
        .map(ceiling -> measures.of(ceiling, baseline, candidate))
        .toList();
  }

  /** Rules on one slice share its evidence. */
  private List<SliceEvidence> sliced(
      List<GateRule> rules, Optional<RunSide> baseline, RunSide candidate) {
    Map<Named, List<GateRule>> bySlice = new LinkedHashMap<>();
    for (GateRule rule : rules) {
      if (rule instanceof GateRule.InSlice(var by, var value, var inner)) {
        bySlice.computeIfAbsent(new Named(by, value), _ -> new ArrayList<>()).add(inner);
      }
    }
    List<SliceEvidence> sliced = new ArrayList<>();
    bySlice.forEach((name, inner) -> {
      Set<UUID> cases = slices.cases(name.by(), name.value());
      RunSide inside = candidate.within(cases);
      Evidence evidence =
          of(inner, baseline.map(side -> side.within(cases)), inside, named(inner)::contains);
      sliced.add(new SliceEvidence(name.by(), name.value(), inside.cases().size(), evidence));
    });
    return sliced;
  }

  /** A slice by its name. */
  private record Named(String by, String value) {}
}
