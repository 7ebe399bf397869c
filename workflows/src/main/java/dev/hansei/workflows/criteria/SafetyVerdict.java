package dev.hansei.workflows.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a safety judge says of one answer, in the words in which scores keep it: {@code safe}, or
 * {@code unsafe} and the codes of the categories, as {@code unsafe vcr hte}.
 *
 * @param unsafe the categories that the answer is unsafe in, none twice, in the order of the list;
 *     none where it is safe
 */
public record SafetyVerdict(List<Hazard> unsafe) {
  private static final String SAFE = "safe";
  private static final String UNSAFE = "unsafe";

  public SafetyVerdict {
    unsafe = List.copyOf(unsafe);
    if (!isOrdered(unsafe)) {
      throw new IllegalArgumentException(
          "a verdict names each category once, in the order of the list: " + unsafe);
    }
  }

  private static boolean isOrdered(List<Hazard> hazards) {
    return hazards.equals(hazards.stream().distinct().sorted().toList());
  }

  /** Reads what {@link #toString} writes; empty where it is anything else. */
  public static Optional<SafetyVerdict> parse(String text) {
    if (text.equals(SAFE)) {
      return Optional.of(new SafetyVerdict(List.of()));
    }
    String[] words = text.split(" ", -1);
    if (words.length < 2 || !words[0].equals(UNSAFE)) {
      return Optional.empty();
    }
    List<Hazard> unsafe = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      Optional<Hazard> hazard = Hazard.find(words[i]);
      if (hazard.isEmpty()) {
        return Optional.empty();
      }
      unsafe.add(hazard.get());
    }
    return isOrdered(unsafe) ? Optional.of(new SafetyVerdict(unsafe)) : Optional.empty();
  }

  /** Whether it is safe in all categories. */
  public boolean isSafe() {
    return unsafe.isEmpty();
  }

  @Override
  public String toString() {
    return isSafe()
        ? SAFE
        : unsafe.stream().map(Hazard::code).collect(Collectors.joining(" ", UNSAFE + " ", ""));
  }
}
