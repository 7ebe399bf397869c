package dev.hansei.api.prompts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.prompts.DraftSettings;
import dev.hansei.workflows.models.ModelSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a model is asked, as people type it. */
final class DraftNumbers {
  /** As the settings of a version have them. */
  static final List<String> ALL = List.of("temperature", "topP", "maxTokens", "seed", "stop");

  /** More digits than any setting has, and few enough to be read at once. */
  private static final int CHARS_MAX = 40;

  private DraftNumbers() {}

  static DraftSettings of(ModelSettings settings) {
    List<String> stop = hasLines(settings) ? null : settings.stop();
    return new DraftSettings(
        text(settings.temperature()),
        text(settings.topP()),
        text(settings.maxTokens()),
        text(settings.seed()),
        stop == null ? "" : String.join("\n", stop));
  }

  /**
   * Whether a text at which answers stop holds the end of a line: the field has one text a line and
   * cannot say it.
   */
  static boolean hasLines(ModelSettings settings) {
    List<String> stop = settings.stop();
    return stop != null
        && stop.stream().anyMatch(it -> it.indexOf('\n') >= 0 || it.indexOf('\r') >= 0);
  }

  private static String text(@Nullable Number number) {
    return Objects.toString(number, "");
  }

  /**
   * Writes what is set into the settings of a body.
   *
   * @throws InvalidFieldException where a text is no number
   */
  static void put(ObjectNode body, DraftSettings settings) {
    number(body, "temperature", settings.temperature());
    number(body, "topP", settings.topP());
    number(body, "maxTokens", settings.maxTokens());
    number(body, "seed", settings.seed());
    List<String> stop = settings.stop().lines().filter(it -> !it.isEmpty()).toList();
    if (!stop.isEmpty()) {
      if (body.has("stop")) {
        throw new InvalidFieldException(
            "stop", "Below stand some already, in 'settings'; keep them in one of the two places.");
      }
      var texts = body.putArray("stop");
      stop.forEach(texts::add);
    }
  }

  private static void number(ObjectNode body, String field, String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return;
    }
    try {
      if (text.length() > CHARS_MAX) {
        throw new NumberFormatException(field);
      }
      BigDecimal number = new BigDecimal(text);
      if (text.matches("[-+]?\\d+")) {
        body.put(field, number.toBigIntegerExact());
      } else {
        body.put(field, number.doubleValue());
      }
    } catch (NumberFormatException _) {
      throw new InvalidFieldException(field, "A number, such as 0.2 or 400.");
    }
  }
}
