package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.annotations.AgreementReport.OfWord;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.annotations.LabelKind;
import java.util.List;

/** Each word against all others. */
final class WordMeasures {
  /** Of several categories at once dozens of words may come; nobody reads more. */
  private static final int WORDS_MAX = 20;

  private static final String OTHER = "";

  private WordMeasures() {}

  static List<OfWord> of(RaterScale scale, List<OfTask> compared) {
    if (scale.isOfNumbers()) {
      return List.of();
    }
    return WordUse.of(compared).stream().limit(WORDS_MAX).map(use -> of(use, compared)).toList();
  }

  private static OfWord of(WordUse use, List<OfTask> compared) {
    var twoWords = RaterScale.of(new LabelKind.PassFail());
    List<OfTask> against =
        compared.stream()
            .map(task ->
                new OfTask(
                    task.task(),
                    task.authors(),
                    task.words().stream()
                        .map(word -> word.equals(use.word()) ? word : OTHER)
                        .toList()))
            .toList();
    return new OfWord(
        use.word(),
        use.share(),
        use.positive(),
        use.negative(),
        RaterMeasures.alpha(twoWords, against, RaterMeasures.PART));
  }
}
