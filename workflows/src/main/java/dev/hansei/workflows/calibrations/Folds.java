package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.lineage.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Cuts judged answers into five, those of one unit together, so that what is chosen on four parts
 * can be measured on the fifth. By hash: the order of answers changes nothing.
 */
final class Folds {
  /** Usual; each choice is made on four fifths of the labels. */
  static final int FOLDS = 5;

  private final List<List<JudgedItem>> folds = new ArrayList<>();

  private Folds() {
    for (int i = 0; i < FOLDS; i++) {
      folds.add(new ArrayList<>());
    }
  }

  /** The folds of some answers; some may be empty where there are fewer units. */
  static Folds of(List<JudgedItem> items) {
    Map<String, List<JudgedItem>> byUnit = new LinkedHashMap<>();
    items.forEach(it -> byUnit.computeIfAbsent(it.unit(), _ -> new ArrayList<>()).add(it));
    List<String> units = byUnit.keySet().stream().sorted(Comparator.comparing(Sha256::of)).toList();
    Folds dealt = new Folds();
    for (int i = 0; i < units.size(); i++) {
      dealt.folds.get(i % FOLDS).addAll(byUnit.get(units.get(i)));
    }
    return dealt;
  }

  /** Calls with what the other folds hold, and the fold itself; neither is empty. */
  void each(BiConsumer<List<JudgedItem>, List<JudgedItem>> use) {
    for (int fold = 0; fold < FOLDS; fold++) {
      List<JudgedItem> held = folds.get(fold);
      List<JudgedItem> others = new ArrayList<>();
      for (int other = 0; other < FOLDS; other++) {
        others.addAll(other == fold ? List.of() : folds.get(other));
      }
      if (!held.isEmpty() && !others.isEmpty()) {
        use.accept(others, held);
      }
    }
  }
}
