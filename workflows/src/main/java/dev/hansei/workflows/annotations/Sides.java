package dev.hansei.workflows.annotations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which answer of a pair stands first, and what the words of the person who sees them so mean. What
 * is stored is always in terms of the given a and b, so that whoever chooses never learns which
 * answer is the newer one. Each pair is turned by chance when its task is made, the same way for
 * all who see it; what can be computed from the texts would tell who computes it. Pure.
 */
public final class Sides {
  /** The word for the answer that stands first, to the left on a wide page. */
  public static final String FIRST = "first";

  /** The word for the one that stands second. */
  public static final String SECOND = "second";

  private Sides() {}

  /**
   * What is stored for the words of a person, by the keys of their fields: those of fields that
   * choose between two answers in terms of a and b, all others as they are.
   */
  public static Map<String, String> stored(Form form, Map<String, String> said, boolean isTurned) {
    Map<String, String> stored = new LinkedHashMap<>();
    said.forEach(
        (key, word) -> stored.put(key, isChoice(form, key) ? stored(word, isTurned) : word));
    return stored;
  }

  /** The words of a person for what is stored; the reverse of {@link #stored}. */
  public static Map<String, String> shown(Form form, Map<String, String> stored, boolean isTurned) {
    Map<String, String> shown = new LinkedHashMap<>();
    stored.forEach(
        (key, word) -> shown.put(key, isChoice(form, key) ? shown(word, isTurned) : word));
    return shown;
  }

  /** The word of a person for one that is stored of the leading field. */
  public static String shown(Form form, String stored, boolean isTurned) {
    return isChoice(form, AnswersPolicy.LEAD) ? shown(stored, isTurned) : stored;
  }

  /** The words that a person may say, in the order of their keys. */
  public static List<String> words(LabelKind kind) {
    return kind instanceof LabelKind.Pairwise
        ? List.of(FIRST, SECOND, Label.Preference.TIE)
        : kind.words();
  }

  private static boolean isChoice(Form form, String key) {
    Optional<Field> field =
        key.equals(AnswersPolicy.LEAD) ? Optional.of(form.lead()) : form.field(key);
    return field.filter(it -> it.kind() instanceof LabelKind.Pairwise).isPresent();
  }

  /** A word that is none of theirs, such as b, becomes one that no field takes. */
  private static String stored(String said, boolean isTurned) {
    return switch (said) {
      case FIRST -> isTurned ? Label.Preference.B : Label.Preference.A;
      case SECOND -> isTurned ? Label.Preference.A : Label.Preference.B;
      case Label.Preference.A, Label.Preference.B -> "answer " + said;
      default -> said;
    };
  }

  private static String shown(String stored, boolean isTurned) {
    return switch (stored) {
      case Label.Preference.A -> isTurned ? SECOND : FIRST;
      case Label.Preference.B -> isTurned ? FIRST : SECOND;
      default -> stored;
    };
  }
}
