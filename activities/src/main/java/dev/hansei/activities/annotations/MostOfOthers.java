package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What most of the others say of one item. Where two words are said equally often, that of the
 * first author in the order of names counts: some rule is needed that any order of import keeps.
 */
final class MostOfOthers {
  private final OfTask task;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final List<String> byName;

  /**
   * @param task with at least one label
   */
  MostOfOthers(OfTask task) {
    this.task = task;
    task.words().forEach(word -> counts.merge(word, 1, Integer::sum));
    byName =
        IntStream.range(0, task.authors().size())
            .boxed()
            .sorted(Comparator.comparing(at -> task.authors().get(at)))
            .map(at -> task.words().get(at))
            .toList();
  }

  /** A word, and whether another one is said as often. */
  record Most(String word, boolean isTie) {}

  /** Of all but one. */
  Most without(int author) {
    String own = task.words().get(author);
    int most =
        counts.entrySet().stream().mapToInt(count -> left(count.getKey(), own)).max().orElse(0);
    List<String> words = counts.keySet().stream().filter(word -> left(word, own) == most).toList();
    return words.size() == 1
        ? new Most(words.getFirst(), false)
        : new Most(first(author, words), true);
  }

  private int left(String word, String own) {
    return counts.getOrDefault(word, 0) - (word.equals(own) ? 1 : 0);
  }

  /** The own word counts only where somebody else says it too, and then it stands among theirs. */
  private String first(int author, List<String> words) {
    String name = task.authors().get(author);
    int own = (int) task.authors().stream().filter(other -> other.compareTo(name) < 0).count();
    return IntStream.range(0, byName.size())
        .filter(at -> at != own)
        .mapToObj(byName::get)
        .filter(words::contains)
        .findFirst()
        .orElseThrow();
  }
}
