package dev.hansei.infra.stack;

import java.util.Arrays;

/** Order of dotted version numbers. */
public final class Versions {
  private Versions() {}

  /**
   * Compares number by number; missing numbers count as 0, and anything after the numbers is
   * ignored.
   */
  public static int compare(String left, String right) {
    return Arrays.compare(numbers(left), numbers(right));
  }

  private static int[] numbers(String version) {
    var numbers = new int[4];
    var parts = version.split("[^0-9]+", -1);
    for (int place = 0; place < numbers.length && place < parts.length; place++) {
      numbers[place] = parts[place].isEmpty() ? 0 : Integer.parseInt(parts[place]);
    }
    return numbers;
  }
}
