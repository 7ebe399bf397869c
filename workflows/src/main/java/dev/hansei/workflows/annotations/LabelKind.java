package dev.hansei.workflows.annotations;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/**
 * Which labels a queue takes. Further kinds (1 to 5, pairs, spans, corrections, notes, open coding)
 * become further records here; every {@code switch} over it then says where they are missing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LabelKind.PassFail.class, name = "pass-fail"),
  @JsonSubTypes.Type(value = LabelKind.Categories.class, name = "categories")
})
public sealed interface LabelKind {
  /** A name that fits a button. */
  int CATEGORY_CHARS_MAX = 40;

  /** As many as have a number key of their own. */
  int CATEGORIES_MAX = 9;

  /** The label of that word; empty where this kind has none such. */
  Optional<Label> label(String word);

  /** The words it takes, in the order of their keys. */
  List<String> words();

  /** Pass or fail. */
  record PassFail() implements LabelKind {
    @Override
    public Optional<Label> label(String word) {
      return switch (word) {
        case Label.PassFail.PASS -> Optional.of(new Label.PassFail(true));
        case Label.PassFail.FAIL -> Optional.of(new Label.PassFail(false));
        default -> Optional.empty();
      };
    }

    @Override
    public List<String> words() {
      return List.of(Label.PassFail.PASS, Label.PassFail.FAIL);
    }
  }

  /** Exactly one of 2 to 9 categories. */
  record Categories(List<String> names) implements LabelKind {
    public Categories {
      names = List.copyOf(names);
      if (names.size() < 2 || names.size() > CATEGORIES_MAX) {
        throw new IllegalArgumentException("name 2 to 9 categories, not " + names.size());
      }
      if (names.stream().distinct().count() < names.size()) {
        throw new IllegalArgumentException("a category is named twice: " + names);
      }
      names.forEach(Label.Category::new);
    }

    @Override
    public Optional<Label> label(String word) {
      return names.contains(word) ? Optional.of(new Label.Category(word)) : Optional.empty();
    }

    @Override
    public List<String> words() {
      return names;
    }
  }
}
