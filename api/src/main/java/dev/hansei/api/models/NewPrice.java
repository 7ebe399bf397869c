package dev.hansei.api.models;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.models.Price;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs, per million tokens.
 *
 * @param model its name, or the beginning of several with a star at the end: openai/gpt-4o*
 * @param cachedInput of tokens from the provider's cache; as input when absent
 * @param validFrom the first day on which it holds, such as 2026-11-01
 */
public record NewPrice(
    String model,
    BigDecimal input,
    BigDecimal output,
    @Nullable BigDecimal cachedInput,
    LocalDate validFrom) {
  private static final int NAME_CHARS_MAX = 200;

  public NewPrice {
    Rules.text("model", model, NAME_CHARS_MAX);
    Rules.needed("input", input);
    Rules.needed("output", output);
    if (validFrom == null) {
      throw new InvalidFieldException(
          "validFrom", "Say from which day the price holds, such as 2026-11-01.");
    }
    try {
      var _ = new Price(model, input, output, cachedInput, validFrom);
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("model", String.valueOf(e.getMessage()));
    }
  }

  Price price() {
    return new Price(model, input, output, cachedInput, validFrom);
  }
}
