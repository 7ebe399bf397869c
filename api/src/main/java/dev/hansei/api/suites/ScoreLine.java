package dev.hansei.api.suites;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Score;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A score with what was asked of it.
 *
 * @param asked when it passes, such as {@code from 0.75}; of several assertions of that name, each
 * @param weight how much it counts in the case's own score
 */
public record ScoreLine(Score score, String asked, String weight) {
  private static final String UNKNOWN = "–";

  /**
   * The scores in their order.
   *
   * @param asking the suite's assertions, then the case's own
   */
  static List<ScoreLine> of(List<Score> scores, List<Assertion> asking) {
    List<Assertion> each =
        asking.stream()
            .flatMap(one ->
                one.set() == null
                    ? Stream.of(one)
                    : Stream.concat(Stream.of(one), one.leaves().stream()))
            .toList();
    return scores.stream()
        .map(score ->
            new ScoreLine(
                score,
                words(each, score, AssertionWords::passes),
                words(each, score, one -> Figures.score(one.weight()))))
        .toList();
  }

  private static String words(
      List<Assertion> each, Score score, Function<Assertion, String> words) {
    String said =
        each.stream()
            .filter(one -> one.metric().equals(score.metric()))
            .map(words)
            .distinct()
            .collect(Collectors.joining(", "));
    return said.isEmpty() ? UNKNOWN : said;
  }
}
