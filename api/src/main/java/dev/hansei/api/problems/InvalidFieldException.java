package dev.hansei.api.problems;

/**
 * One field of a body breaks a rule. Thrown by the compact constructors of bodies; becomes 400
 * {@code invalid-field}, with the path of the object that holds the field before its name.
 */
public final class InvalidFieldException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field its name within the body, such as {@code name} or {@code rules[0].margin}
   * @param rule what is allowed, as a sentence for the person who wrote it
   */
  public InvalidFieldException(String field, String rule) {
    super(rule);
    this.field = field;
  }

  /** Its name within the object that holds it. */
  public String field() {
    return field;
  }

  /** What is allowed. */
  public String rule() {
    return String.valueOf(getMessage());
  }
}
