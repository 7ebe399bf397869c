package dev.hansei.activities.calibrations;

import dev.hansei.activities.criteria.PairwiseJudge;
import dev.hansei.activities.criteria.PairwiseJudge.AnswerPair;
import dev.hansei.activities.criteria.PairwiseJudge.PairReply;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.PairVerdict;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Puts labelled pairs before a pairwise judge that does not see the labels, in both orders, as a
 * run does: answer a takes the place of the baseline's and b that of the candidate's, and what a
 * run has paid for is not paid again.
 */
@Singleton
final class PairBench {
  private final PairwiseJudge judges;

  PairBench(PairwiseJudge judges) {
    this.judges = judges;
  }

  /** What the judge says of one; unscored where it says nothing. */
  Judgement judge(ProjectId project, Judge judge, Bench.Place place, Item shown, String freshness) {
    var pair =
        new AnswerPair(
            shown.asked().transcript(),
            shown.asked().reference(),
            shown.answer(),
            shown.other().orElseThrow(),
            0,
            freshness);
    return switch (judges.compare(project, judge, pair)) {
      case PairReply.Compared compared -> given(place, compared);
      case PairReply.Unreadable _ -> Bench.unscored(place, "one of its replies is no choice");
      case PairReply.NoAnswer(var failure, _) ->
          Bench.unscored(place, "its model gave no answer: " + failure.name());
    };
  }

  private static Judgement given(Bench.Place place, PairReply.Compared compared) {
    // Two answers that read the same are a tie in whatever order.
    List<PairVerdict.Choice> choices =
        compared.choices().isEmpty()
            ? List.of(PairVerdict.Choice.TIE, PairVerdict.Choice.TIE)
            : compared.choices();
    // What turned with the order is a tie, as in certificates.
    boolean isBeaten = compared.verdict() == PairVerdict.BASELINE;
    return new Judgement(
        place.ordinal(),
        place.item().task(),
        place.item().passed(),
        isBeaten ? Judgement.Verdict.FAILED : Judgement.Verdict.PASSED,
        OptionalDouble.empty(),
        told(compared.reason()),
        "",
        Optional.empty(),
        Optional.of(
            new Judgement.OfPair(
                place.item().preferred().orElseThrow(),
                Optional.of(choices.getFirst()),
                Optional.of(choices.getLast()))));
  }

  /** There is no baseline here, but the answers that people saw as a and b. */
  private static String told(String reason) {
    return reason
        .replaceFirst("^Baseline first:", "A first:")
        .replaceFirst("\nCandidate first:", "\nB first:");
  }
}
