package dev.hansei.api.annotations;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.annotations.Selection;
import dev.hansei.workflows.annotations.Strategy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Selections in words, for pages. */
public final class SelectionWords {
  private SelectionWords() {}

  /** A strategy that can be chosen on a page. */
  public record Choice(String value, String words) {}

  /** All that prefer something. */
  public static List<Choice> choices() {
    return Arrays.stream(Strategy.values())
        .filter(strategy -> strategy != Strategy.RANDOM)
        .map(strategy -> new Choice(strategy.name().toLowerCase(Locale.ROOT), preferred(strategy)))
        .toList();
  }

  /** A sentence about how a queue draws. */
  public static String sentence(Selection selection) {
    return selection.strategy() == Strategy.RANDOM
        ? "Drawn at random."
        : "Drawn with a preference for %s; %s of the draw heeds none, and labels count by their chance."
            .formatted(preferred(selection.strategy()), Figures.percent(selection.randomShare()));
  }

  private static String preferred(Strategy strategy) {
    return switch (strategy) {
      case RANDOM -> "nothing";
      case STRATIFIED -> "rare failure modes and outcomes";
      case DISAGREEMENT -> "answers on which judges disagree";
      case THRESHOLD -> "answers near the judge's threshold";
      case NARROWING -> "answers that narrow the interval most for a minute of work";
    };
  }
}
