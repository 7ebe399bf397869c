package dev.hansei.infra.stack;

import java.io.Console;
import java.util.Optional;

/** Whether a person is there. */
final class Terminals {
  private Terminals() {}

  /** The terminal, when both what we read and what we print belong to one. */
  static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }
}
