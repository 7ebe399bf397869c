package dev.hansei.workflows.annotations;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which labels a queue, or a field of a form, takes; those of words are {@link TextKind}s. Further
 * kinds become further records here; every {@code switch} over it then says where they are missing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LabelKind.PassFail.class, name = "pass-fail"),
  @JsonSubTypes.Type(value = LabelKind.Categories.class, name = "categories"),
  @JsonSubTypes.Type(value = LabelKind.Many.class, name = "many"),
  @JsonSubTypes.Type(value = LabelKind.Grades.class, name = "grades"),
  @JsonSubTypes.Type(value = NumberRange.class, name = "number"),
  @JsonSubTypes.Type(value = LabelKind.Pairwise.class, name = "pairwise"),
  @JsonSubTypes.Type(value = SpansKind.class, name = "spans"),
  @JsonSubTypes.Type(value = TextKind.Correction.class, name = "correction"),
  @JsonSubTypes.Type(value = TextKind.Code.class, name = "code"),
  @JsonSubTypes.Type(value = TextKind.Demonstration.class, name = "demonstration")
})
public sealed interface LabelKind
    permits LabelKind.PassFail,
        LabelKind.Categories,
        LabelKind.Many,
        LabelKind.Grades,
        NumberRange,
        LabelKind.Pairwise,
        TextKind {
  /** A name that fits a button. */
  int CATEGORY_CHARS_MAX = 40;

  /** As many as have a number key of their own. */
  int CATEGORIES_MAX = 9;

  /** Fits the words of nine categories; the width of a column. */
  int WORD_CHARS_MAX = 400;

  /** The label of that word; empty where this kind has none such. */
  Optional<Label> label(String word);

  /** What stands for an answer in lists and columns, where its field leads: the answer itself. */
  default Label headline(Label said) {
    return said;
  }

  /** What such a column says; empty where this kind has none such. */
  default Optional<Label> headline(String word) {
    return label(word);
  }

  /** The words on its buttons, in the order of their keys; none where something is written. */
  List<String> words();

  /** What it takes, to end a sentence with. */
  default String takes() {
    return String.join(", ", words());
  }

  /**
   * What several people said, where it is the same by this kind's measure; empty where they differ.
   *
   * @param said at least one label of this kind
   */
  default Optional<Label> common(List<Label> said) {
    return said.stream().distinct().count() == 1 ? Optional.of(said.getFirst()) : Optional.empty();
  }

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
      names = checked(names, 2);
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

  /**
   * At least one of 1 to 9 categories; a comma stands between them, so none has one in its name.
   */
  record Many(List<String> names) implements LabelKind {
    public Many {
      names = checked(names, 1);
      names.stream()
          .filter(name -> name.contains(","))
          .findFirst()
          .ifPresent(name -> {
            throw new IllegalArgumentException(
                "a comma separates several categories, so none has one: '" + name + "'");
          });
      if (!names.stream().allMatch(name -> name.equals(name.strip()))) {
        throw new IllegalArgumentException("a category begins and ends with no space: " + names);
      }
    }

    /** Reads names with commas between them, in any order, each once. */
    @Override
    public Optional<Label> label(String word) {
      List<String> chosen = Arrays.stream(word.split(",", -1)).map(String::strip).toList();
      if (!names.containsAll(chosen) || chosen.stream().distinct().count() < chosen.size()) {
        return Optional.empty();
      }
      return Optional.of(new Label.Several(names.stream().filter(chosen::contains).toList()));
    }

    @Override
    public List<String> words() {
      return names;
    }

    @Override
    public String takes() {
      return "one or several of " + String.join(", ", names);
    }
  }

  /**
   * A grade from 1 to 5.
   *
   * @param anchors what each grade means, 1 first; the first and the last say something, those
   *     between may be empty
   */
  record Grades(List<String> anchors) implements LabelKind {
    /** The best one; the worst is 1. */
    public static final int BEST = 5;

    /** A line beside a button. */
    public static final int ANCHOR_CHARS_MAX = 120;

    public Grades {
      anchors = List.copyOf(anchors);
      if (anchors.size() != BEST) {
        throw new IllegalArgumentException("grades have 5 anchors, not " + anchors.size());
      }
      if (anchors.getFirst().isBlank() || anchors.getLast().isBlank()) {
        throw new IllegalArgumentException("say what grade 1 and grade 5 mean");
      }
      if (anchors.stream().anyMatch(anchor -> anchor.length() > ANCHOR_CHARS_MAX)) {
        throw new IllegalArgumentException("an anchor has at most 120 characters");
      }
    }

    @Override
    public Optional<Label> label(String word) {
      int grade = words().indexOf(word) + 1;
      return grade == 0 ? Optional.empty() : Optional.of(new Label.Grade(grade));
    }

    @Override
    public List<String> words() {
      return IntStream.rangeClosed(1, BEST).mapToObj(String::valueOf).toList();
    }

    @Override
    public String takes() {
      return "1 to 5";
    }
  }

  /** Which answer of a pair is better, or neither. */
  record Pairwise() implements LabelKind {
    @Override
    public Optional<Label> label(String word) {
      return words().contains(word) ? Optional.of(new Label.Preference(word)) : Optional.empty();
    }

    @Override
    public List<String> words() {
      return List.of(Label.Preference.A, Label.Preference.B, Label.Preference.TIE);
    }

    @Override
    public String takes() {
      return "first, second or tie (in a file a, b or tie)";
    }
  }

  /** Names of 1 to 9 categories, each once. */
  static List<String> checked(List<String> given, int min) {
    List<String> names = List.copyOf(given);
    if (names.size() < min || names.size() > CATEGORIES_MAX) {
      throw new IllegalArgumentException(
          "name %d to 9 categories, not %d".formatted(min, names.size()));
    }
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("a category is named twice: " + names);
    }
    names.forEach(Label.Category::new);
    return names;
  }
}
