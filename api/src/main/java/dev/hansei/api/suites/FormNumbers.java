package dev.hansei.api.suites;

import dev.hansei.api.problems.ApiProblem;
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
      throw ApiProblem.invalidField(field, "A whole number, or nothing.").raise();
    }
    return Long.valueOf(text);
  }

  static @Nullable BigDecimal decimal(Map<String, String> form, String field) {
    String text = form.getOrDefault(field, "").strip();
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,7}([.][0-9]{1,6})?")) {
      throw ApiProblem.invalidField(field, "An amount such as 2.50, or nothing.").raise();
    }
    return new BigDecimal(text);
  }
}
