package dev.hansei.workflows.annotations;

import dev.hansei.workflows.lineage.Frozen;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What one person said in the fields of a form, by key, in the form's order. */
public record Answers(Map<String, Label> byKey) {
  /** Nothing said. */
  public static final Answers NONE = new Answers(new LinkedHashMap<>());

  public Answers {
    byKey = Frozen.inOrder(byKey);
  }

  /** One answer. */
  public static Answers of(String key, Label label) {
    return new Answers(Collections.singletonMap(key, label));
  }

  /** What was said in a field; empty where it was passed over. */
  public Optional<Label> in(Field field) {
    return Optional.ofNullable(byKey.get(field.key()));
  }

  /** The words, by key: what is stored and sent. */
  public Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    byKey.forEach((key, label) -> words.put(key, label.word()));
    return Frozen.inOrder(words);
  }

  /** Whether nothing was said. */
  public boolean isEmpty() {
    return byKey.isEmpty();
  }
}
