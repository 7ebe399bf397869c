package dev.hansei.activities.suites;

import dev.hansei.activities.metrics.Squad;
import dev.hansei.workflows.suites.ChoicePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what most candidates say: the final answer is what the transform finds, normalised as
 * SQuAD does it before comparing (lower case, no punctuation, no articles).
 */
final class MajorityChoice {
  private MajorityChoice() {}

  static StrategyEnd among(List<Candidate> candidates, @Nullable String transform) {
    List<Optional<String>> votes =
        candidates.stream().map(one -> one.text().flatMap(text -> vote(text, transform))).toList();
    List<Candidate> noted = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate one = candidates.get(i);
      noted.add(one.answered().isEmpty() ? one : one.noted(said(votes, i), Optional.empty(), 0));
    }
    return StrategyEnd.chosen(noted, ChoicePolicy.majority(votes));
  }

  /** Empty where the transform finds nothing, or a text is too long to be compared. */
  static Optional<String> vote(String text, @Nullable String transform) {
    try {
      return AnswerTransform.of(transform, text).map(Squad::normalised);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String said(List<Optional<String>> votes, int place) {
    Optional<String> vote = votes.get(place);
    if (vote.isEmpty()) {
      return "no final answer";
    }
    int first = votes.indexOf(vote);
    return first == place ? "" : "says what answer %d says".formatted(first + 1);
  }
}
