package dev.hansei.api.bodies;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.problems.JsonFaults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules that fields of bodies keep, for the compact constructors of bodies. Each names the
 * field, and says what is allowed.
 */
public final class Rules {
  private Rules() {}

  /** The value; it must be there. */
  public static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidFieldException(field, "This field is needed.");
    }
    return value;
  }

  /** A text that is there and not blank. */
  public static String text(String field, @Nullable String value, int charsMax) {
    String text = needed(field, value);
    if (text.isBlank() || text.length() > charsMax) {
      throw new InvalidFieldException(
          field, String.format(Locale.ROOT, "It has 1 to %,d characters.", charsMax));
    }
    return text;
  }

  /** A text that may be missing or empty. */
  public static String textOrEmpty(String field, @Nullable String value, int charsMax) {
    String text = value == null ? "" : value;
    if (text.length() > charsMax) {
      throw new InvalidFieldException(
          field, String.format(Locale.ROOT, "It has at most %,d characters.", charsMax));
    }
    return text;
  }

  /** A list that is there, without holes. */
  public static <T> List<T> list(String field, @Nullable List<T> value, int max) {
    List<T> list = needed(field, value);
    if (list.isEmpty() || list.size() > max) {
      throw new InvalidFieldException(
          field, String.format(Locale.ROOT, "It has 1 to %,d entries.", max));
    }
    return whole(field, list);
  }

  /** A list that may be missing or empty, without holes. */
  public static <T> List<T> listOrEmpty(String field, @Nullable List<T> value, int max) {
    List<T> list = value == null ? List.of() : value;
    if (list.size() > max) {
      throw new InvalidFieldException(
          field, String.format(Locale.ROOT, "It has at most %,d entries.", max));
    }
    return whole(field, list);
  }

  private static <T> List<T> whole(String field, List<T> list) {
    List<T> whole = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      whole.add(needed("%s[%d]".formatted(field, i), list.get(i)));
    }
    return List.copyOf(whole);
  }

  /** A whole number, or what stands for a missing one. */
  public static int between(
      String field, @Nullable Integer value, int otherwise, int min, int max) {
    int number = value == null ? otherwise : value;
    if (number < min || number > max) {
      throw new InvalidFieldException(field, "It is %d to %d.".formatted(min, max));
    }
    return number;
  }

  /** An id: the UUID's text form. */
  public static UUID id(String field, @Nullable String value) {
    try {
      return UUID.fromString(needed(field, value));
    } catch (InvalidFieldException e) {
      throw e;
    } catch (IllegalArgumentException _) {
      throw new InvalidFieldException(field, "'%s' is no id; ids are UUIDs.".formatted(value));
    }
  }

  /** The refusal of a word that is none of those known, with the one most likely meant. */
  public static InvalidFieldException unknownWord(
      String field, String word, Collection<String> known) {
    String guess = JsonFaults.nearest(word, known).map(" Did you mean '%s'?"::formatted).orElse("");
    return new InvalidFieldException(
        field,
        "'%s' is not known here.%s Known: %s.".formatted(word, guess, String.join(", ", known)));
  }
}
