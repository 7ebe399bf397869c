package dev.hansei.infra.prompts;

/**
 * A template that cannot be read or rendered. The message is for its author: it names line, tag and
 * what is allowed, and never a value.
 */
public final class TemplateException extends RuntimeException {
  TemplateException(String message) {
    super(message);
  }

  static TemplateException at(int line, String message) {
    return new TemplateException("line %d: %s".formatted(line, message));
  }
}
