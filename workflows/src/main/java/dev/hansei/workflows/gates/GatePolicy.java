package dev.hansei.workflows.gates;

import java.util.List;
import java.util.Optional;

/**
 * What a gate says of evidence. Pure.
 *
 * <p>A comparison blocks only when its interval shuts success out; while the interval leaves it
 * open the gate says so, and how many more cases should decide it. The verdict is {@code Block} as
 * soon as one clause blocks, else {@code Inconclusive} as soon as one is open, else {@code Pass}.
 *
 * <p>A rule on a metric that a judge gives decides only while that judge may gate; until then its
 * clause informs. A rule that asks for a certificate is open until there is one. Rules on what
 * people would say need no such judge: people's labels on these very answers say how far it is off.
 * Where no clause decides anything, nothing may pass: the verdict is {@code Inconclusive}.
 */
public final class GatePolicy {
  private GatePolicy() {}

  /** Decides; the clauses stand in the order of the gate's rules. */
  public static Verdict decide(Gate gate, Evidence evidence) {
    double confidence = gate.clauseConfidence();
    List<Clause> clauses =
        gate.rules().stream()
            .map(rule -> priced(clause(confidence, rule, evidence), evidence))
            .toList();
    if (clauses.stream().anyMatch(clause -> clause.state() == Clause.State.BLOCK)) {
      return new Verdict.Block(clauses);
    }
    boolean decidesNothing =
        clauses.stream().allMatch(clause -> clause.state() == Clause.State.INFORM);
    if (decidesNothing
        || clauses.stream().anyMatch(clause -> clause.state() == Clause.State.INCONCLUSIVE)) {
      int needed = clauses.stream().mapToInt(Clause::needed).max().orElse(0);
      return new Verdict.Inconclusive(clauses, needed);
    }
    return new Verdict.Pass(clauses);
  }

  private static Clause clause(double confidence, GateRule rule, Evidence evidence) {
    return switch (rule) {
      case GateRule.Compared compared -> ComparingClauses.of(compared, confidence, evidence);
      case GateRule.Coverage coverage -> CountedClauses.coverage(coverage, evidence);
      case GateRule.RequiredCases required -> CountedClauses.requiredCases(required, evidence);
      case GateRule.Corrected corrected -> CorrectedClauses.of(corrected, confidence, evidence);
      case GateRule.NoRegression kept -> CountedClauses.noRegression(kept, evidence);
      case GateRule.Floor floor -> LimitClauses.floor(floor, confidence, evidence);
      case GateRule.Disparity disparity -> LimitClauses.disparity(disparity, confidence, evidence);
      case GateRule.Ceiling ceiling -> CeilingClauses.of(ceiling, confidence, evidence);
      case GateRule.Certified certified -> CountedClauses.certified(certified, evidence);
      case GateRule.MinimumCases minimum -> CountedClauses.minimumCases(minimum, evidence);
      case GateRule.InSlice slice -> inSlice(confidence, slice, evidence);
    };
  }

  private static Clause inSlice(double confidence, GateRule.InSlice rule, Evidence evidence) {
    String where = "in %s %s: ".formatted(rule.by(), rule.value());
    SliceEvidence slice = evidence.askedOrNone().slice(rule.by(), rule.value()).orElse(null);
    if (slice == null || slice.cases() == 0) {
      return Clause.open(rule, where + "no case of the candidate's run is in it", 0);
    }
    Clause inside = clause(confidence, rule.rule(), slice.evidence());
    return inside.as(rule, where + inside.sentence(), Optional.empty());
  }

  /** With what it costs to ask so many more cases; labels by people have no price here. */
  private static Clause priced(Clause clause, Evidence evidence) {
    if (clause.needed() == 0 || clause.rule() instanceof GateRule.Corrected) {
      return clause;
    }
    return evidence
        .askedOrNone()
        .caseCost()
        .map(cost -> cost.price(clause.needed(), comparesRuns(clause.rule())))
        .map(price ->
            clause.as(
                clause.rule(),
                clause.sentence() + "; " + ClauseSentences.price(price),
                Optional.of(price)))
        .orElse(clause);
  }

  /** Whether the baseline has to answer further cases too. */
  private static boolean comparesRuns(GateRule rule) {
    return switch (rule) {
      case GateRule.Floor _, GateRule.Disparity _ -> false;
      case GateRule.Ceiling ceiling -> ceiling.ratio() != null;
      case GateRule.InSlice(_, _, GateRule inner) -> comparesRuns(inner);
      case GateRule.Compared _, GateRule.MinimumCases _ -> true;
      case GateRule.NoRegression _, GateRule.Coverage _, GateRule.RequiredCases _ -> true;
      case GateRule.Corrected _, GateRule.Certified _ -> true;
    };
  }
}
