package dev.hansei.infra.stack.doctor;

/**
 * One thing the doctor looked at.
 *
 * @param subject such as "jdk" or "port 8088"
 * @param level how bad it is
 * @param detail what was seen
 * @param remedy what to do; empty when nothing needs doing
 */
record Finding(String subject, Level level, String detail, String remedy) {
  /** How bad it is. */
  enum Level {
    OK,
    /** It works, though not for all uses or not for long. */
    WARN,
    /** The stack cannot run, or does not keep a promise. */
    FAIL
  }

  Finding {
    if (level != Level.OK && remedy.isBlank()) {
      throw new IllegalArgumentException("What is wrong comes with a remedy: " + subject);
    }
  }

  static Finding ok(String subject, String detail) {
    return new Finding(subject, Level.OK, detail, "");
  }

  static Finding warn(String subject, String detail, String remedy) {
    return new Finding(subject, Level.WARN, detail, remedy);
  }

  static Finding fail(String subject, String detail, String remedy) {
    return new Finding(subject, Level.FAIL, detail, remedy);
  }
}
