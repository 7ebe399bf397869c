package dev.hansei.activities.metrics.tokens;

import java.util.Arrays;
import java.util.List;

/** sacreBLEU's {@code char}: every code point that is no white space. */
final class Characters {
  private Characters() {}

  static List<String> tokens(String text) {
    return Arrays.stream(PythonText.visible(text)).mapToObj(Character::toString).toList();
  }
}
