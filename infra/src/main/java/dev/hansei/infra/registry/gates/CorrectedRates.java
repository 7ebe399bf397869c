package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.annotations.PeopleAndJudge;
import dev.hansei.infra.registry.annotations.PeopleAndJudges;
import dev.hansei.workflows.gates.CorrectedChange;
import dev.hansei.workflows.gates.CorrectedEvidence;
import dev.hansei.workflows.gates.CorrectedShare;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.statistics.Range;
import dev.hansei.workflows.statistics.SampledDifference;
import dev.hansei.workflows.statistics.SampledMean;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people would say of two runs, for the rules of a gate that go by it. Closed forms: some
 * milliseconds a thousand answers.
 */
@Singleton
final class CorrectedRates {
  private final PeopleAndJudges joined;

  CorrectedRates(PeopleAndJudges joined) {
    this.joined = joined;
  }

  /** One for each metric that such a rule names and that a judge gave in the candidate's run. */
  List<CorrectedEvidence> of(
      ProjectId project, Gate gate, Optional<RunId> baseline, RunId candidate) {
    Set<String> asked = asked(gate);
    if (asked.isEmpty()) {
      return List.of();
    }
    Map<String, PeopleAndJudge> before =
        baseline.map(run -> byMetric(project, run)).orElse(Map.of());
    Map<String, PeopleAndJudge> after = byMetric(project, candidate);
    return asked.stream()
        .flatMap(metric -> Stream.ofNullable(after.get(metric)))
        .map(now ->
            evidence(Optional.ofNullable(before.get(now.metric())), now, gate.clauseConfidence()))
        .toList();
  }

  private static Set<String> asked(Gate gate) {
    Set<String> asked = new TreeSet<>();
    for (GateRule rule : gate.rules()) {
      if (rule instanceof GateRule.Corrected corrected) {
        asked.add(corrected.metric());
      }
    }
    return asked;
  }

  private Map<String, PeopleAndJudge> byMetric(ProjectId project, RunId run) {
    return joined.ended(project, run).stream()
        .collect(Collectors.toMap(PeopleAndJudge::metric, Function.identity()));
  }

  private static CorrectedEvidence evidence(
      Optional<PeopleAndJudge> before, PeopleAndJudge after, double confidence) {
    boolean sameCriterion =
        before.filter(it -> !it.criterionId().equals(after.criterionId())).isEmpty();
    Optional<PeopleAndJudge> shared = before.map(it -> it.sharedWith(after));
    return new CorrectedEvidence(
        after.metric(),
        before.map(PeopleAndJudge::labelledUnits).orElse(0),
        after.labelledUnits(),
        enough(after) ? Optional.of(share(after, confidence)) : Optional.empty(),
        sameCriterion
            ? shared.flatMap(it -> change(it, after.sharedWith(it), confidence))
            : Optional.empty(),
        sameCriterion,
        Stream.concat(before.stream(), Stream.of(after))
            .flatMap(one -> one.queue().stream())
            .distinct()
            .toList(),
        shared.map(it -> shared(it, after.sharedWith(it))));
  }

  private static CorrectedEvidence.Shared shared(PeopleAndJudge before, PeopleAndJudge after) {
    return new CorrectedEvidence.Shared(
        after.cases(), before.labelledUnits(), after.labelledUnits());
  }

  private static boolean enough(PeopleAndJudge seen) {
    return seen.labelledUnits() >= SampledMean.UNITS_MIN;
  }

  private static CorrectedShare share(PeopleAndJudge seen, double confidence) {
    var labelled = seen.labelled();
    SampledMean found = SampledMean.of(seen.all(), labelled, Range.UNIT, confidence);
    return new CorrectedShare(
        found.corrected().value(),
        found.corrected().lower(),
        found.corrected().upper(),
        seen.judgeOnly(),
        labelled.size(),
        seen.answers().size(),
        found.variance());
  }

  private static Optional<CorrectedChange> change(
      PeopleAndJudge before, PeopleAndJudge after, double confidence) {
    if (!enough(before) || !enough(after)) {
      return Optional.empty();
    }
    SampledDifference found =
        SampledDifference.of(side(before), side(after), Range.UNIT, confidence);
    return Optional.of(
        new CorrectedChange(
            found.baseline(),
            found.candidate(),
            found.difference().value(),
            found.difference().lower(),
            found.difference().upper(),
            after.judgeOnly() - before.judgeOnly(),
            before.labelled().size(),
            after.labelled().size(),
            after.cases(),
            found.variance(),
            Math.min(unlabelled(before), unlabelled(after))));
  }

  private static int unlabelled(PeopleAndJudge seen) {
    return seen.answers().size() - seen.labelled().size();
  }

  private static SampledDifference.Side side(PeopleAndJudge seen) {
    return new SampledDifference.Side(seen.all(), seen.labelled());
  }
}
