package dev.hansei.workflows.suites;

import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.suites.SuiteProposal.Basis;
import dev.hansei.workflows.suites.SuiteProposal.Proposed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which assertions fit a dataset: by what there is to judge answers by (labels, then references,
 * then other runs, then past feedback, then the answer alone) and by the kind of task. Pure.
 */
public final class ProposalPolicy {
  private ProposalPolicy() {}

  /**
   * Decides.
   *
   * @param asked the kind of task; guessed where it is absent
   */
  public static SuiteProposal decide(DatasetFacts facts, AtHand atHand, Optional<TaskKind> asked) {
    TaskGuess guess = asked.map(TaskGuess::given).orElseGet(() -> TaskGuess.of(facts));
    UsualJudges.Advice judges = UsualJudges.of(guess.task(), facts, atHand);
    List<Proposed> proposed = new ArrayList<>(UsualMeasures.of(guess.task(), facts));
    for (Proposed judged : judges.asked()) {
      boolean taken =
          proposed.stream()
              .anyMatch(one -> one.assertion().metric().equals(judged.assertion().metric()));
      if (!taken) {
        proposed.add(judged);
      }
    }
    proposed.sort((left, right) -> left.basis().compareTo(right.basis()));
    List<String> further = new ArrayList<>(judges.further());
    further.addAll(gaps(guess.task(), facts));
    Basis basis = basis(facts, atHand);
    return new SuiteProposal(
        guess.task(), guess.why(), basis, why(basis, facts, atHand), proposed, further);
  }

  private static Basis basis(DatasetFacts facts, AtHand atHand) {
    if (atHand.labelled() >= UsualJudges.LABELS_TO_LEARN) {
      return Basis.LABELS;
    }
    if (facts.mostHaveReferences()) {
      return Basis.REFERENCE;
    }
    if (atHand.completedRuns() > 0) {
      return Basis.COMPARISON;
    }
    return facts.withFeedback() > 0 ? Basis.FEEDBACK : Basis.STATIC;
  }

  private static String why(Basis basis, DatasetFacts facts, AtHand atHand) {
    return switch (basis) {
      case LABELS -> told("People labelled %,d answers to these cases.", atHand.labelled());
      case REFERENCE ->
          told("%,d of %,d cases have a reference answer.", facts.withReference(), facts.read());
      case COMPARISON ->
          told(
              "Few cases have a reference, and answers of %,d completed runs are there to compare"
                  + " with.",
              atHand.completedRuns());
      case FEEDBACK ->
          told(
              "Few cases have a reference, and %,d carry what people said of an earlier answer.",
              facts.withFeedback());
      case STATIC ->
          "There are no labels, references, runs or feedback: only the answer itself can be looked"
              + " at.";
    };
  }

  private static List<String> gaps(TaskKind task, DatasetFacts facts) {
    List<String> gaps = new ArrayList<>();
    int without = facts.read() - facts.withReference();
    if (facts.withReference() > 0 && without > 0) {
      gaps.add(
          told(
              "%,d of %,d cases have no reference; what compares with one leaves them unscored.",
              without, facts.read()));
    }
    if (facts.withReference() == 0) {
      gaps.add("No case has a reference answer; with some, answers could be compared with them.");
    }
    if (task == TaskKind.CODE) {
      gaps.add(
          "Whether the code works is not measured: run it behind an HTTP target and ask of its"
              + " result.");
    }
    if (task == TaskKind.EXTRACTION) {
      gaps.add(
          "Fields are compared one by one by %s in the assertions of a case of its own."
              .formatted(MetricType.JSON_FIELDS.word()));
    }
    if (facts.read() < facts.caseCount()) {
      gaps.add(told("Seen are the first %,d of %,d cases.", facts.read(), facts.caseCount()));
    }
    return gaps;
  }

  private static String told(String sentence, Object... figures) {
    return String.format(Locale.ROOT, sentence, figures);
  }
}
