package dev.hansei.workflows.suites;

import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.suites.AtHand.KnownJudge;
import dev.hansei.workflows.suites.SuiteProposal.Basis;
import dev.hansei.workflows.suites.SuiteProposal.Proposed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a judge would be right: one that the project has is proposed, one that it has not is only
 * spoken of. Pure.
 */
final class UsualJudges {
  /** So many labels, of both kinds, are needed to learn a judge or to certify one. */
  static final int LABELS_TO_LEARN = 40;

  /** Shorter references are compared well enough by their words. */
  private static final double LONG_REFERENCE_CHARS = 40;

  private final DatasetFacts facts;
  private final AtHand atHand;
  private final List<Proposed> asked = new ArrayList<>();
  private final List<String> further = new ArrayList<>();

  private UsualJudges(DatasetFacts facts, AtHand atHand) {
    this.facts = facts;
    this.atHand = atHand;
  }

  /** What to ask, and what to say. */
  record Advice(List<Proposed> asked, List<String> further) {
    Advice {
      asked = List.copyOf(asked);
      further = List.copyOf(further);
    }
  }

  static Advice of(TaskKind task, DatasetFacts facts, AtHand atHand) {
    UsualJudges usual = new UsualJudges(facts, atHand);
    usual.byLabels();
    usual.byReference(task);
    usual.byComparison();
    usual.byFeedback();
    usual.byItself(task);
    return new Advice(usual.asked, usual.further);
  }

  private void byLabels() {
    if (atHand.labelled() == 0) {
      return;
    }
    Optional<KnownJudge> certified =
        best(judge -> judge.mayGate() && judge.kind() != JudgeKind.PAIRWISE);
    if (certified.isPresent()) {
      ask(certified.get(), Basis.LABELS, "Its certificate says that it agrees with people.");
    } else if (atHand.labelled() >= LABELS_TO_LEARN) {
      further.add(
          told(
              "People labelled %,d answers to these cases: a judge can be learnt from them, or one"
                  + " certified by them (calibrations).",
              atHand.labelled()));
    } else {
      further.add(
          told(
              "People labelled %,d answers to these cases; from %,d labels on a judge can be learnt"
                  + " or certified.",
              atHand.labelled(), LABELS_TO_LEARN));
    }
  }

  private void byReference(TaskKind task) {
    boolean prose = task == TaskKind.QA || task == TaskKind.SUMMARY || task == TaskKind.GENERATION;
    if (prose && facts.mostHaveReferences() && facts.means().reference() > LONG_REFERENCE_CHARS) {
      offer(
          JudgeKind.REFERENCE_EQUIVALENCE,
          Basis.REFERENCE,
          "Says whether the facts are those of the reference, whatever the words.");
    }
    if (prose && facts.mostHaveContext()) {
      offer(
          JudgeKind.FACTUAL_CONSISTENCY,
          Basis.REFERENCE,
          "Says of each sentence whether the passages support it.");
    }
  }

  /** Not proposed as such: a suite with a pairwise judge runs only against another run. */
  private void byComparison() {
    if (atHand.completedRuns() == 0) {
      return;
    }
    further.add(
        best(judge -> judge.kind() == JudgeKind.PAIRWISE)
            .map(judge ->
                "There are runs to compare with: the pairwise judge %s says which answer is better;"
                        .formatted(judge.name())
                    + " a suite that asks it runs against another run.")
            .orElse(
                "There are runs to compare with: a pairwise judge would say which answer is better;"
                    + " this project has none."));
  }

  private void byFeedback() {
    if (facts.withFeedback() > 0) {
      offer(
          JudgeKind.FEEDBACK_INCORPORATION,
          Basis.FEEDBACK,
          told(
              "Says whether the answer takes up what people said of an earlier one; %,d cases carry"
                  + " that.",
              facts.withFeedback()));
    }
  }

  private void byItself(TaskKind task) {
    boolean prose = task == TaskKind.QA || task == TaskKind.GENERATION;
    if (prose && !facts.mostHaveReferences()) {
      offer(
          JudgeKind.ANSWER_RELEVANCE,
          Basis.STATIC,
          "Says of each sentence whether it speaks to the question; needs no reference.");
    }
  }

  private void offer(JudgeKind kind, Basis basis, String why) {
    best(judge -> judge.kind() == kind)
        .ifPresentOrElse(
            judge -> ask(judge, basis, why),
            () ->
                further.add(
                    "A judge of kind %s would be right here, and this project has none. %s"
                        .formatted(word(kind), why)));
  }

  private void ask(KnownJudge judge, Basis basis, String why) {
    String name =
        judge.name().substring(0, Math.min(judge.name().length(), Assertion.METRIC_CHARS_MAX));
    boolean known =
        asked.stream()
            .anyMatch(one ->
                judge.id().equals(one.assertion().judge())
                    || one.assertion().metric().equals(name));
    if (!known) {
      asked.add(
          new Proposed(
              new Assertion(MetricType.JUDGE, name, null, judge.passesFrom(), 1, judge.id()),
              basis,
              why));
    }
  }

  /** A certified one before others, then the newest. */
  private Optional<KnownJudge> best(Predicate<KnownJudge> fits) {
    return atHand.judges().stream()
        .filter(fits)
        .min(Comparator.comparing((KnownJudge judge) -> !judge.mayGate()));
  }

  private static String word(JudgeKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String told(String sentence, Object... figures) {
    return String.format(Locale.ROOT, sentence, figures);
  }
}
