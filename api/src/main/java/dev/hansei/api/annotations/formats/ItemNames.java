package dev.hansei.api.annotations.formats;

import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.lineage.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names under which files of other tools hold the two texts of an item, or its hash. */
final class ItemNames {
  /** SHA-256 of question, a zero byte, and output; wins over the texts. */
  static final String ITEM = "item";

  static final String QUESTION = "question";
  static final String OUTPUT = "output";

  /** Answer b of a pair, whose answer a is the output. */
  static final String OTHER = "other";

  private static final List<String> QUESTIONS =
      List.of(QUESTION, "prompt", "input", "instruction", "request");
  private static final List<String> OUTPUTS =
      List.of(OUTPUT, "response", "answer", "completion", "a");
  private static final List<String> OTHERS = List.of(OTHER, "b");

  private ItemNames() {}

  /** Whether it says which item: an answer b says so of pairs alone. */
  static boolean knows(String name, boolean isOfPairs) {
    return name.equals(ITEM)
        || QUESTIONS.contains(name)
        || OUTPUTS.contains(name)
        || (isOfPairs && OTHERS.contains(name));
  }

  /** The item; empty where neither its hash nor its texts are there. */
  static Optional<ItemKey> find(Map<String, String> texts, boolean isOfPairs) {
    String hash = texts.getOrDefault(ITEM, "");
    if (!hash.isBlank()) {
      try {
        return Optional.of(new ItemKey(new Sha256(hash.strip())));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }
    Optional<String> question = first(texts, QUESTIONS);
    Optional<String> output = first(texts, OUTPUTS);
    Optional<String> other = isOfPairs ? first(texts, OTHERS) : Optional.empty();
    return question.isPresent() && output.isPresent()
        ? Optional.of(ItemKey.of(question.get(), output.get(), other))
        : Optional.empty();
  }

  private static Optional<String> first(Map<String, String> texts, List<String> names) {
    return names.stream().filter(texts::containsKey).map(texts::get).findFirst();
  }
}
