package dev.hansei.api.criteria;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.models.ModelSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fields of a form that say how a model is asked; what is empty is the provider's default. */
final class SettingsFields {
  static final String TEMPERATURE = "temperature";
  static final String TOP_P = "topP";
  static final String MAX_TOKENS = "maxTokens";
  static final String SEED = "seed";
  static final String STOP = "stop";

  static final List<String> ALL = List.of(TEMPERATURE, TOP_P, MAX_TOKENS, SEED, STOP);

  private SettingsFields() {}

  /**
   * The settings; absent where nothing is set.
   *
   * @throws InvalidFieldException naming the field
   */
  static @Nullable ModelSettings read(Map<String, String> form) {
    Double temperature =
        number(form, TEMPERATURE, "\\d(\\.\\d{1,9})?", "0 to 2, such as 0.2.", Double::valueOf);
    Double topP =
        number(
            form, TOP_P, "\\d(\\.\\d{1,9})?", "Above 0, at most 1, such as 0.9.", Double::valueOf);
    Integer maxTokens =
        number(form, MAX_TOKENS, "\\d{1,9}", "1 to 1,000,000 tokens.", Integer::valueOf);
    Long seed =
        number(form, SEED, "\\d{1,10}", "A whole number of at most ten digits.", Long::valueOf);
    List<String> stop = form.getOrDefault(STOP, "").lines().filter(it -> !it.isEmpty()).toList();
    // One by one, so that what is refused is named.
    checked(TEMPERATURE, () -> new ModelSettings(temperature, null, null, null));
    checked(TOP_P, () -> new ModelSettings(null, topP, null, null));
    checked(MAX_TOKENS, () -> new ModelSettings(null, null, maxTokens, null));
    ModelSettings all =
        checked(STOP, () -> new ModelSettings(temperature, topP, maxTokens, seed, stop));
    return all.equals(ModelSettings.DEFAULTS) ? null : all;
  }

  private static <T> @Nullable T number(
      Map<String, String> form, String field, String shape, String rule, Function<String, T> read) {
    String text = form.getOrDefault(field, "").strip();
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches(shape)) {
      throw new InvalidFieldException(field, rule);
    }
    return read.apply(text);
  }

  private static ModelSettings checked(String field, Supplier<ModelSettings> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException(field, String.valueOf(e.getMessage()));
    }
  }
}
