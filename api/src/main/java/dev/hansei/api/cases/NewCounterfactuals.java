package dev.hansei.api.cases;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.cases.TermList;
import dev.hansei.workflows.cases.TermTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dataset of counterfactual versions to be made of another.
 *
 * @param name of the dataset that is made, or that gets further cases
 * @param list a table of terms that comes with Hansei: gender-en or religion-en
 * @param terms a table of one's own; exactly one of the two
 */
public record NewCounterfactuals(String name, @Nullable TermList list, @Nullable Terms terms) {
  private static final int NAME_CHARS_MAX = 80;

  public NewCounterfactuals {
    Rules.text("name", name, NAME_CHARS_MAX);
    if ((list == null) == (terms == null)) {
      throw new InvalidFieldException(
          "list", "Give a list (gender-en, religion-en) or terms of your own, and not both.");
    }
  }

  /**
   * Words that stand for groups.
   *
   * @param groups their names, 2 to 10
   * @param rows words of one meaning, one for each group in their order
   * @param ambiguous words whose counterpart depends on grammar; cases with one are left out
   */
  public record Terms(
      List<String> groups, List<List<String>> rows, @Nullable List<String> ambiguous) {
    public Terms {
      groups = Rules.list("terms.groups", groups, TermTable.GROUPS_MAX);
      rows = Rules.list("terms.rows", rows, TermTable.ROWS_MAX);
      ambiguous = Rules.listOrEmpty("terms.ambiguous", ambiguous, TermTable.ROWS_MAX);
    }
  }

  TermTable table() {
    if (list != null) {
      return list.terms();
    }
    Terms own = Rules.needed("terms", terms);
    try {
      return new TermTable(
          own.groups(), own.rows(), own.ambiguous() == null ? List.of() : own.ambiguous());
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("terms", "%s.".formatted(String.valueOf(e.getMessage())));
    }
  }
}
