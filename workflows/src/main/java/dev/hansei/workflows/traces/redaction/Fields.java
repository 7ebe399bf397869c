package dev.hansei.workflows.traces.redaction;

/** What the report calls the places where texts stand. */
final class Fields {
  /** Of attributes whose names themselves are personal data. */
  static final String OTHER = "attributes.other";

  /** Longer names of attributes are cut. */
  private static final int CHARS_MAX = 80;

  private Fields() {}

  /** {@code gen_ai.prompt.3.content} is {@code attributes.gen_ai.prompt.N.content}. */
  static String ofAttribute(String name) {
    var field = new StringBuilder("attributes.");
    boolean inNumber = false;
    for (int i = 0; i < name.length() && field.length() < CHARS_MAX; i++) {
      char c = name.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      if (!isDigit) {
        field.append(c > ' ' && c < 127 ? c : '?');
      } else if (!inNumber) {
        field.append('N');
      }
      inNumber = isDigit;
    }
    return field.toString();
  }
}
