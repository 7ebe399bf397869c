package dev.hansei.activities.metrics.overlap;

import dev.hansei.activities.metrics.tokens.PythonText;
import dev.hansei.activities.metrics.tokens.TextBound;
import java.util.List;

/**
 * Translation edit rate as sacreBLEU 2.6 counts it by default: edits and moves of runs of words per
 * hundred words of the reference. 0 is best, there is no worst. Always in lower case, words between
 * white space.
 *
 * <p>Sources: Snover et al., "A Study of Translation Edit Rate" (2006); sacrebleu/metrics/ter.py.
 */
public final class Ter {
  /** A long document; the search for moves in two such texts takes seconds. */
  static final int CHARS_MAX = 65_536;

  private Ter() {}

  /**
   * The score of one output; there is at least one reference.
   *
   * @throws IllegalArgumentException a text has more than 65,536 characters
   */
  public static double score(String output, List<String> references) {
    return counts(output, references).score();
  }

  static TerCounts counts(String output, List<String> references) {
    TextBound.check(output, references, CHARS_MAX);
    Symbols symbols = new Symbols();
    int[] given = symbols.of(words(output));
    long fewest = Long.MAX_VALUE;
    double lengths = 0;
    for (String reference : references) {
      int[] wanted = symbols.of(words(reference));
      fewest = Math.min(fewest, edits(given, wanted));
      lengths += wanted.length;
    }
    return new TerCounts(fewest, lengths / references.size());
  }

  private static List<String> words(String text) {
    return PythonText.words(PythonText.lower(PythonText.stripEnd(text)));
  }

  private static int edits(int[] output, int[] reference) {
    if (reference.length == 0) {
      return output.length;
    }
    EditTable table = new EditTable(output, reference);
    int shifts = 0;
    ShiftSearch search = new ShiftSearch(output, reference, table, 0);
    while (search.tries() < ShiftSearch.TRIES_MAX && search.gain() > 0) {
      shifts++;
      int[] shifted = search.shifted();
      table = new EditTable(shifted, reference);
      search = new ShiftSearch(shifted, reference, table, search.tries());
    }
    return shifts + table.distance();
  }
}
