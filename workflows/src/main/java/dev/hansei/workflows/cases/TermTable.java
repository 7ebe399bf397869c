package dev.hansei.workflows.cases;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words that stand for groups of people: each row has one for each group, of the same meaning and
 * part of speech, so that one may stand in another's place.
 *
 * @param groups 2 to 10 names
 * @param rows 1 to 200; no term stands twice, whatever the case of letters
 * @param ambiguous words that several of one group would have to replace, such as {@code her} for
 *     {@code him} and {@code his}; a text with one is left alone
 */
public record TermTable(List<String> groups, List<List<String>> rows, List<String> ambiguous) {
  public static final int GROUPS_MAX = 10;
  public static final int ROWS_MAX = 200;

  /** A name or a title, not a sentence. */
  public static final int TERM_CHARS_MAX = 60;

  public TermTable {
    groups = List.copyOf(groups);
    rows = rows.stream().map(List::copyOf).toList();
    ambiguous = List.copyOf(ambiguous);
    if (groups.size() < 2
        || groups.size() > GROUPS_MAX
        || groups.stream().anyMatch(TermTable::bad)) {
      throw new IllegalArgumentException("there are 2 to 10 groups, each with a name");
    }
    if (groups.stream().distinct().count() < groups.size()) {
      throw new IllegalArgumentException("two groups have one name");
    }
    if (rows.isEmpty() || rows.size() > ROWS_MAX) {
      throw new IllegalArgumentException("there are 1 to 200 rows of terms");
    }
    Set<String> seen = new HashSet<>();
    for (List<String> row : rows) {
      if (row.size() != groups.size()) {
        throw new IllegalArgumentException(
            "each row has one term for each group; this one has not: " + row);
      }
      row.forEach(term -> take(seen, term));
    }
    ambiguous.forEach(term -> take(seen, term));
  }

  private static boolean bad(String text) {
    return text.isBlank() || !text.equals(text.strip()) || text.length() > TERM_CHARS_MAX;
  }

  private static void take(Set<String> seen, String term) {
    if (bad(term)) {
      throw new IllegalArgumentException(
          "a term has 1 to 60 characters, no white space at its ends");
    }
    if (!seen.add(term.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("'%s' stands twice".formatted(term));
    }
  }
}
