package dev.hansei.api.pages.browser;

import java.util.Objects;

/** How the texts of a seed are said: as written, or with an attack before each. */
record Speech(String attack) {
  /** As written. */
  static final Speech PLAIN = new Speech("");

  Speech {
    Objects.requireNonNull(attack, "attack is null");
  }

  /** The whole text, and before it as much of the attack as there is room for. */
  String say(String text, int charsMax) {
    int room = Math.max(0, charsMax - text.length());
    return attack.substring(0, Math.min(room, attack.length())) + text;
  }
}
