package dev.hansei.api.annotations.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelKind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Values of JSON as the words of a field. */
final class WordValues {
  /** Longer decimals are no label; bounds what an exponent can unfold to. */
  private static final int NUMBER_CHARS_MAX = 40;

  private WordValues() {}

  /**
   * The word; empty where the value is none. Several with commas, numbers as they are written; true
   * and yes pass, false and no fail, where the field asks for that.
   */
  static Optional<String> word(Form form, String key, JsonNode value) {
    LabelKind kind = form.field(key).orElseThrow().kind();
    if (value.isArray()) {
      return Optional.of(
              StreamSupport.stream(value.spliterator(), false)
                  .map(JsonNode::asText)
                  .collect(Collectors.joining(", ")))
          .filter(it -> !it.isBlank());
    }
    if (value.isNumber()) {
      String text = value.asText();
      return Optional.of(
          text.length() > NUMBER_CHARS_MAX ? text : new BigDecimal(text).toPlainString());
    }
    if (value.isBoolean() || value.isTextual()) {
      String text = value.asText();
      return Optional.of(kind instanceof LabelKind.PassFail ? passed(text) : text)
          .filter(it -> !it.isBlank());
    }
    return Optional.empty();
  }

  private static String passed(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", Label.PassFail.PASS -> Label.PassFail.PASS;
      case "false", "no", Label.PassFail.FAIL -> Label.PassFail.FAIL;
      default -> text;
    };
  }
}
