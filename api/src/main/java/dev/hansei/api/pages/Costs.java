package dev.hansei.api.pages;

import dev.hansei.workflows.models.Cost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How money is written: with its currency, and with what is not known of it. */
public final class Costs {
  /** Millionths have six decimals. */
  private static final int SCALE = 6;

  /** Below this a cent is too coarse. */
  private static final BigDecimal SMALL = new BigDecimal("0.10");

  private static final BigDecimal TINY = new BigDecimal("0.001");

  private Costs() {}

  /** Millionths of a currency as an amount of it. */
  public static BigDecimal amount(long micros) {
    return BigDecimal.valueOf(micros, SCALE);
  }

  /** An amount, as {@code $0.42}, {@code $0.0021} or {@code EUR 0.42}. */
  public static String money(long micros, String currency) {
    BigDecimal amount = amount(micros);
    int decimals = decimals(amount);
    String figure =
        String.format(
            Locale.ROOT, "%,." + decimals + "f", amount.setScale(decimals, RoundingMode.HALF_UP));
    return currency.equals("USD") ? "$" + figure : (currency + " " + figure).strip();
  }

  /** Small amounts keep two figures that count. */
  private static int decimals(BigDecimal amount) {
    if (amount.signum() == 0 || amount.compareTo(SMALL) >= 0) {
      return 2;
    }
    return amount.compareTo(TINY) >= 0 ? 4 : SCALE;
  }

  /**
   * A cost with what is missing from it, as {@code $0.42}, {@code at least $0.42: 3 items have no
   * known cost} or {@code not known}. Nothing is said to be free for want of a price.
   *
   * @param noun what has a cost, in the singular
   */
  public static String words(Cost cost, String noun) {
    if (cost.isKnown()) {
      return cost.micros() == 0 ? "nothing" : money(cost.micros(), cost.currency());
    }
    return cost.micros() == 0
        ? "not known"
        : "at least %s: %s not known"
            .formatted(money(cost.micros(), cost.currency()), Figures.count(cost.unknown(), noun));
  }

  /** A range of money, as {@code $0.40 to $1.20}. */
  public static String range(long low, long high, String currency) {
    return low == high
        ? money(low, currency)
        : "%s to %s".formatted(money(low, currency), money(high, currency));
  }
}
