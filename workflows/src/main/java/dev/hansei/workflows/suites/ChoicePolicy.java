package dev.hansei.workflows.suites;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Chooses among answers, always the same among the same. */
public final class ChoicePolicy {
  private ChoicePolicy() {}

  /**
   * The highest score wins, the first of those that share it.
   *
   * @param scores 0 to 1 each, in the answers' order; empty where a judge gave none, and such an
   *     answer cannot win
   */
  public static ChoiceDecision highest(List<OptionalDouble> scores) {
    int best = -1;
    int sharing = 0;
    for (int i = 0; i < scores.size(); i++) {
      double score = scores.get(i).orElse(-1);
      double highest = best < 0 ? -1 : scores.get(best).orElseThrow();
      if (score > highest) {
        best = i;
        sharing = 1;
      } else if (score >= 0 && score == highest) {
        sharing++;
      }
    }
    if (best < 0) {
      return new ChoiceDecision.None("The judge scored none of the answers.");
    }
    String score = String.format(Locale.ROOT, "%.3f", scores.get(best).orElseThrow());
    return new ChoiceDecision.Chosen(
        best,
        sharing == 1
            ? "Answer %d has the highest score, %s.".formatted(best + 1, score)
            : "%d answers share the highest score, %s; answer %d is the first of them."
                .formatted(sharing, score, best + 1));
  }

  /**
   * What most say wins, and of what as many say that which was said first; it stands in the words
   * of the first who said it.
   *
   * @param votes what each answer comes to, alike where it is the same; empty where it comes to
   *     nothing
   */
  public static ChoiceDecision majority(List<Optional<String>> votes) {
    Map<String, Integer> first = new LinkedHashMap<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < votes.size(); i++) {
      if (votes.get(i).isPresent()) {
        String vote = votes.get(i).get();
        first.putIfAbsent(vote, i);
        counts.merge(vote, 1, Integer::sum);
      }
    }
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    if (most == 0) {
      return new ChoiceDecision.None("None of the answers holds a final answer.");
    }
    List<String> leading =
        counts.keySet().stream().filter(vote -> counts.getOrDefault(vote, 0) == most).toList();
    // They are in the order in which they were said.
    int winner = first.getOrDefault(leading.getFirst(), 0);
    String agree =
        "%d of %d answers say what answer %d says".formatted(most, votes.size(), winner + 1);
    return new ChoiceDecision.Chosen(
        winner,
        leading.size() == 1
            ? agree + "."
            : agree + ", and as many say something else; it came first.");
  }
}
