package dev.hansei.api.suites;

import dev.hansei.infra.registry.cases.CaseTrait;

/** The cases that share a field's value; in addresses {@code field:value}. */
public record Slice(String field, String value) {
  /** Whether a gate requires the case: a slice that every dataset can have. */
  static final String REQUIRED = "required";

  public Slice {
    if (field.isBlank() || field.indexOf(':') >= 0) {
      throw new IllegalArgumentException("a slice is field:value, such as language:ja");
    }
  }

  /**
   * Reads {@link #toString}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Slice of(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("a slice is field:value, such as language:ja");
    }
    return new Slice(text.substring(0, colon), text.substring(colon + 1));
  }

  boolean holds(CaseTrait item) {
    return value.equals(item.fields().get(field)) || (isRequired() && isRequired(item));
  }

  private boolean isRequired() {
    return field.equals(REQUIRED);
  }

  private boolean isRequired(CaseTrait item) {
    return !item.fields().containsKey(REQUIRED) && value.equals(item.required() ? "yes" : "no");
  }

  @Override
  public String toString() {
    return field + ":" + value;
  }
}
