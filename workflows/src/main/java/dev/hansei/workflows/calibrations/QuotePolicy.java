package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.Quote;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;

/** What may stand as a quote: words that were said, in the order in which they were said. */
public final class QuotePolicy {
  /** A sentence or two; who wants more opens the source. In characters. */
  public static final int CHARS_MAX = 240;

  private QuotePolicy() {}

  /**
   * The quote of words that somebody, maybe a model, says were said; empty where they were not,
   * letter for letter, or are too long or blank. Space at their ends does not count.
   */
  public static Optional<Quote> verbatim(Observation said, String words) {
    String quoted = words.strip();
    int from = quoted.isEmpty() || quoted.length() > CHARS_MAX ? -1 : said.text().indexOf(quoted);
    if (from < 0 || cutsACharacter(said.text(), from, from + quoted.length())) {
      return Optional.empty();
    }
    return Optional.of(Quote.of(said.source(), said.text(), from, from + quoted.length()));
  }

  /** The beginning of what was said: whole sentences, else whole words; empty where it is blank. */
  public static Optional<Quote> beginning(Observation said) {
    String text = said.text();
    int from = 0;
    while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    String rest = text.substring(from);
    int length =
        rest.length() <= CHARS_MAX
            ? rest.length()
            : last(BreakIterator.getSentenceInstance(Locale.ROOT), rest)
                .or(() -> last(BreakIterator.getWordInstance(Locale.ROOT), rest))
                .orElseGet(() -> rest.offsetByCodePoints(0, CHARS_MAX / 2));
    int kept = rest.substring(0, length).stripTrailing().length();
    return kept == 0
        ? Optional.empty()
        : Optional.of(Quote.of(said.source(), text, from, from + kept));
  }

  private static Optional<Integer> last(BreakIterator breaks, String text) {
    breaks.setText(text);
    int at = breaks.preceding(CHARS_MAX + 1);
    return at > 0 ? Optional.of(at) : Optional.empty();
  }

  private static boolean cutsACharacter(String text, int from, int to) {
    return Character.isLowSurrogate(text.charAt(from))
        || (to < text.length() && Character.isLowSurrogate(text.charAt(to)));
  }
}
