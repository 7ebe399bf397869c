package dev.hansei.api.bodies;

import dev.hansei.api.WireJson;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Constants as query parameters write them: lower case, with '-'. */
public final class Words {
  private Words() {}

  /**
   * Reads a constant.
   *
   * @throws dev.hansei.api.problems.InvalidFieldException naming those known
   */
  public static <E extends Enum<E>> E constant(String field, @Nullable String word, Class<E> type) {
    String wanted = Rules.needed(field, word);
    List<E> constants = List.of(type.getEnumConstants());
    return constants.stream()
        .filter(constant -> WireJson.nameOf(constant).equals(wanted))
        .findFirst()
        .orElseThrow(() -> Rules.unknownWord(field, wanted, names(type)));
  }

  /** Reads a constant that may be missing. */
  public static <E extends Enum<E>> Optional<E> constantIfSet(
      String field, @Nullable String word, Class<E> type) {
    return word == null || word.isEmpty()
        ? Optional.empty()
        : Optional.of(constant(field, word, type));
  }

  private static <E extends Enum<E>> List<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(WireJson::nameOf).toList();
  }
}
