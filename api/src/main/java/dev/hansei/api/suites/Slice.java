package dev.hansei.api.suites;

import dev.hansei.infra.registry.cases.CaseTrait;
import dev.hansei.workflows.failures.ClusterId;
import java.util.Optional;
import java.util.Set;

/** The cases that share a field's value; in addresses {@code field:value}. */
public record Slice(String field, String value) {
  /** Whether a gate requires the case: a slice that every dataset can have. */
  static final String REQUIRED = CaseTrait.REQUIRED;

  /** What found the failure that a case was made of; a case may have several. */
  static final String DETECTOR = CaseTrait.DETECTOR;

  /** The failure mode of the failure that a case was made of, by the mode's id. */
  static final String MODE = CaseTrait.MODE;

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
    return valuesOf(item, field).contains(value);
  }

  /** What a case has of a field; of one with the name of a slice of ours, the field's. */
  static Set<String> valuesOf(CaseTrait item, String field) {
    return item.values(field);
  }

  /** The failure mode that it is of; empty where it is of none, or of another kind. */
  Optional<ClusterId> mode() {
    if (!field.equals(MODE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ClusterId.of(value));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether a case can come into it, or leave it, once its dataset version is published. */
  boolean canChange() {
    return field.equals(REQUIRED) || field.equals(DETECTOR) || field.equals(MODE);
  }

  @Override
  public String toString() {
    return field + ":" + value;
  }
}
