package dev.hansei.api.traces;

/** The body of an OTLP request as a whole cannot be read; the message is for the sender. */
final class UnreadableOtlpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableOtlpException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What the sender is told. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
