package dev.hansei.activities.metrics.command;

import java.io.Serial;

/** The command was given wrong; the message says what is wrong, what is allowed and what to do. */
final class UsageException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
