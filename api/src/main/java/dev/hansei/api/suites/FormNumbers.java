package dev.hansei.api.suites;

import dev.hansei.api.problems.InvalidFieldException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers that forms send as texts; what is left empty is absent. */
final class FormNumbers {
  private FormNumbers() {}

  static @Nullable Long whole(Map<String, String> form, String field) {
    String text = form.getOrDefault(field, "").strip();
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,13}")) {
      throw new InvalidFieldException(field, "A whole number, or nothing.");
    }
    return Long.valueOf(text);
  }

  static @Nullable BigDecimal decimal(Map<String, String> form, String field) {
    String text = form.getOrDefault(field, "").strip();
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,7}([.][0-9]{1,6})?")) {
      throw new InvalidFieldException(field, "An amount such as 2.50, or nothing.");
    }
    return new BigDecimal(text);
  }
}
