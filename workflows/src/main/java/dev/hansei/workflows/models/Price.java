package dev.hansei.workflows.models;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the tokens of a model cost from one day on. Prices are in the currency of their {@link
 * PriceList}, per million tokens.
 *
 * @param model a model's name, or the beginning of several with a star at the end, such as {@code
 *     openai/gpt-4o*}
 * @param input of tokens that the model reads; 0 for free
 * @param output of tokens that it writes; 0 for free
 * @param cachedInput of tokens that the provider had in its cache; as {@code input} where absent
 * @param validFrom the first day on which it holds (UTC)
 */
public record Price(
    String model,
    BigDecimal input,
    BigDecimal output,
    @Nullable BigDecimal cachedInput,
    LocalDate validFrom) {
  /** A million a million tokens: a typing error beyond. */
  public static final BigDecimal MAX = BigDecimal.valueOf(1_000_000);

  /** More digits than any price has. */
  public static final int SCALE_MAX = 9;

  private static final String STAR = "*";

  public Price {
    requireName(model);
    input = plain("input", input);
    output = plain("output", output);
    cachedInput = cachedInput == null ? null : plain("cachedInput", cachedInput);
    Objects.requireNonNull(validFrom, "validFrom is null");
  }

  private static void requireName(String model) {
    // The name without its star must be one, or at least a provider.
    String name = model.endsWith(STAR) ? model.substring(0, model.length() - 1) : model;
    var _ = new ModelName(name.endsWith("/") ? name + "x" : name);
    if (name.contains(STAR)) {
      throw new IllegalArgumentException("a star stands at the end only: '%s'".formatted(model));
    }
  }

  /** Without needless zeros, so that the same price has the same JSON. */
  private static BigDecimal plain(String field, BigDecimal value) {
    // Before any arithmetic, which 1e500000000 would drown.
    if (Math.abs(value.scale()) > SCALE_MAX || value.signum() < 0 || value.compareTo(MAX) > 0) {
      throw new IllegalArgumentException(
          "%s is 0 to 1,000,000 a million tokens, with at most %d decimals"
              .formatted(field, SCALE_MAX));
    }
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
  }

  /** Whether it is a price of that model. */
  public boolean isOf(ModelName name) {
    return isPrefix() ? name.value().startsWith(prefix()) : name.value().equals(model);
  }

  boolean isPrefix() {
    return model.endsWith(STAR);
  }

  /**
   * How exactly it names a model: a whole name before any beginning, a longer one before shorter.
   */
  int exactness() {
    return isPrefix() ? prefix().length() : Integer.MAX_VALUE;
  }

  private String prefix() {
    return model.substring(0, model.length() - 1);
  }

  /**
   * What a call costs, in millionths of the currency, rounded half up: a price a million tokens,
   * times tokens, is that many millionths.
   */
  public long micros(Usage usage) {
    long cached = Math.min(usage.cachedTokens(), usage.inputTokens());
    BigDecimal cache = cachedInput == null ? input : cachedInput;
    return input
        .multiply(BigDecimal.valueOf(usage.inputTokens() - cached))
        .add(cache.multiply(BigDecimal.valueOf(cached)))
        .add(output.multiply(BigDecimal.valueOf(usage.outputTokens())))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
