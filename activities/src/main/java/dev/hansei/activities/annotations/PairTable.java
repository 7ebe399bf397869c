package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.annotations.AgreementReport.OfPair;
import dev.hansei.infra.registry.annotations.AgreementReport.OfRater;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.statistics.RatedItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Authors two by two, on the items that both labelled. */
final class PairTable {
  /** Of a queue: a megabyte or two, so that any author can be chosen as the reference. */
  private static final int PAIRS_MAX = 12_000;

  private PairTable() {}

  /** How many authors of each field are compared two by two. */
  static int room(int fields) {
    return (int) ((1 + Math.sqrt(1 + 8.0 * PAIRS_MAX / fields)) / 2);
  }

  /**
   * @param raters most labels first; the first {@code authors} of them are compared
   */
  static List<OfPair> of(
      RaterScale scale, List<OfTask> compared, List<OfRater> raters, int authors) {
    int size = Math.min(authors, raters.size());
    Map<String, Integer> places = new HashMap<>();
    for (int place = 0; place < size; place++) {
      places.put(raters.get(place).author(), place);
    }
    List<Map<String, String>> said = new ArrayList<>();
    for (int place = 0; place < size; place++) {
      said.add(new HashMap<>());
    }
    for (OfTask task : compared) {
      for (int i = 0; i < task.authors().size(); i++) {
        Integer place = places.get(task.authors().get(i));
        if (place != null) {
          said.get(place).put(task.task(), task.words().get(i));
        }
      }
    }
    List<OfPair> pairs = new ArrayList<>();
    for (int left = 0; left < size; left++) {
      for (int right = left + 1; right < size; right++) {
        List<RatedItem> both = both(said.get(left), said.get(right));
        if (!both.isEmpty()) {
          pairs.add(pair(scale, left, right, both));
        }
      }
    }
    return pairs;
  }

  private static List<RatedItem> both(Map<String, String> left, Map<String, String> right) {
    List<RatedItem> both = new ArrayList<>();
    left.forEach((task, word) -> {
      String other = right.get(task);
      if (other != null) {
        both.add(new RatedItem(task, word, other));
      }
    });
    return both;
  }

  private static OfPair pair(RaterScale scale, int left, int right, List<RatedItem> both) {
    int agreed =
        (int) both.stream().filter(item -> scale.agree(item.reference(), item.rating())).count();
    return new OfPair(left, right, both.size(), agreed, RaterTable.kappa(scale, both));
  }
}
