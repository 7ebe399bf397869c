package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What most human beings say of an item; where two words are said equally often there is none. */
final class MostOfPeople {
  private static final List<String> HUMAN = List.of("person:", "outside:");

  private MostOfPeople() {}

  static Optional<String> of(OfTask task) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < task.authors().size(); i++) {
      if (HUMAN.stream().anyMatch(task.authors().get(i)::startsWith)) {
        counts.merge(task.words().get(i), 1, Integer::sum);
      }
    }
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<String> words =
        counts.entrySet().stream()
            .filter(count -> count.getValue() == most)
            .map(Map.Entry::getKey)
            .toList();
    return words.size() == 1 ? Optional.of(words.getFirst()) : Optional.empty();
  }
}
