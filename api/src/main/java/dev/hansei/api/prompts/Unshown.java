package dev.hansei.api.prompts;

/**
 * Characters that pages show as signs instead of obeying them: control characters, and marks that
 * turn text round. A form that shows them would send the signs back.
 */
final class Unshown {
  private Unshown() {}

  static boolean isIn(String text) {
    return text.chars().anyMatch(Unshown::is);
  }

  private static boolean is(int c) {
    boolean isControl = c < ' ' && c != '\n' && c != '\t';
    boolean turnsText = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return isControl || (c >= 0x7f && c <= 0x9f) || turnsText;
  }
}
