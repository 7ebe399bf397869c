package dev.hansei.workflows.gates;

/** What becomes of rules that count: nothing is estimated, so there is no interval. */
final class CountedClauses {
  private CountedClauses() {}

  /** A baseline that misses answers says nothing against the candidate; it must be run again. */
  static Clause coverage(GateRule.Coverage rule, Evidence evidence) {
    String sentence = ClauseSentences.coverage(evidence, rule.minimum());
    if (evidence.candidateCoverage() < rule.minimum()) {
      return Clause.block(rule, sentence);
    }
    return evidence.baselineCoverage() < rule.minimum()
        ? Clause.open(rule, sentence, 0)
        : Clause.pass(rule, sentence);
  }

  static Clause requiredCases(GateRule.RequiredCases rule, Evidence evidence) {
    String sentence =
        ClauseSentences.required(evidence.requiredTotal(), evidence.requiredFailedTotal())
            + evidence.requiredMarks().map(RequiredMarks::words).orElse("")
            + ClauseSentences.notCounted(evidence.judges());
    // A rule that has been emptied by taking the marks away is not kept by passing nothing.
    boolean emptied =
        evidence.requiredTotal() == 0
            && evidence.requiredMarks().filter(marks -> marks.lostBefore() > 0).isPresent();
    if (emptied) {
      return Clause.open(rule, sentence, 0);
    }
    return evidence.requiredFailedTotal() == 0
        ? Clause.pass(rule, sentence)
        : Clause.block(rule, sentence);
  }

  /** An answer without a score is no regression, but nobody knows that it is none. */
  static Clause noRegression(GateRule.NoRegression rule, Evidence evidence) {
    if (evidence.baselineRun().isEmpty()) {
      return Clause.pass(rule, CountSentences.nothingToRegress());
    }
    Regressions seen = evidence.askedOrNone().regressions().orElse(null);
    if (seen == null) {
      return Clause.open(rule, CountSentences.notGathered("approved cases"), 0);
    }
    String sentence =
        CountSentences.regressions(seen) + ClauseSentences.notCounted(evidence.judges());
    if (seen.regressedTotal() > 0) {
      return Clause.block(rule, sentence);
    }
    return seen.unscored() > 0 ? Clause.open(rule, sentence, 0) : Clause.pass(rule, sentence);
  }

  /** No certificate says nothing against the candidate, so it does not block. */
  static Clause certified(GateRule.Certified rule, Evidence evidence) {
    JudgeStanding judge = evidence.judge(rule.metric()).orElse(null);
    if (judge == null) {
      return Clause.open(rule, CountSentences.noJudge(rule.metric()), 0);
    }
    boolean all = evidence.uncertified(rule.metric()).isEmpty();
    String sentence = evidence.uncertified(rule.metric()).orElse(judge).sentence();
    return all
        ? Clause.pass(rule, CountSentences.certified(rule.metric(), sentence))
        : Clause.open(rule, CountSentences.notCertified(rule.metric(), sentence), 0);
  }

  static Clause minimumCases(GateRule.MinimumCases rule, Evidence evidence) {
    int cases = evidence.askedOrNone().cases();
    String sentence = CountSentences.cases(cases, rule.cases(), evidence.baselineRun().isPresent());
    return cases >= rule.cases()
        ? Clause.pass(rule, sentence)
        : Clause.open(rule, sentence, rule.cases() - cases);
  }
}
