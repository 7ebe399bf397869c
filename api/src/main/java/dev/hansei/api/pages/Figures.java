package dev.hansei.api.pages;

import dev.hansei.infra.registry.CountLimit;
import dev.hansei.workflows.models.Usage;
import java.util.Locale;

/** How numbers are written: short, with their unit, always the same way. */
public final class Figures {
  private static final long MICROS_PER_USD = 1_000_000;
  private static final long MILLIS_PER_SECOND = 1_000;
  private static final long SECONDS_PER_MINUTE = 60;
  private static final long BYTES_PER_KIB = 1_024;

  private Figures() {}

  /** A score or mean in 0 to 1, as {@code 0.82}. */
  public static String score(double value) {
    return format("%.2f", value);
  }

  /** A difference of scores, as {@code +0.031}; the sign is always there. */
  public static String difference(double value) {
    String text = format("%+.3f", value).replace('-', '−');
    return text.equals("−0.000") ? "+0.000" : text;
  }

  /** An interval of scores, as {@code 0.78 to 0.86}. */
  public static String interval(double lower, double upper) {
    return score(lower) + " to " + score(upper);
  }

  /** An interval of differences, as {@code −0.010 to +0.042}. */
  public static String differenceInterval(double lower, double upper) {
    return difference(lower) + " to " + difference(upper);
  }

  /** A share, as {@code 98 %}; 100 % only where nothing is missing, 0 % only where nothing is. */
  public static String percent(double share) {
    if (share > 0.995 && share < 1) {
      return format("%.1f\u00a0%%", Math.floor(share * 1_000) / 10);
    }
    return share > 0 && share < 0.005 ? "<1\u00a0%" : format("%.0f\u00a0%%", share * 100);
  }

  /** An interval of shares, as {@code 78 % to 86 %}. */
  public static String percentInterval(double lower, double upper) {
    return percent(lower) + " to " + percent(upper);
  }

  /** A p-value, as {@code p = 0.012}. */
  public static String pValue(double p) {
    return p < 0.001 ? "p < 0.001" : format("p = %.3f", p);
  }

  /** A count, as {@code 12,345}. */
  public static String count(long value) {
    return format("%,d", value);
  }

  /** A count with its noun, as {@code 1 case} or {@code 12 cases}. */
  public static String count(long value, String singular) {
    return count(value) + " " + (value == 1 ? singular : plural(singular));
  }

  /** A count that stops where lists stop counting, as {@code more than 10,000}. */
  public static String counted(long value) {
    return counted(value, CountLimit.MAX);
  }

  /** The same, where it stops at {@code most}. */
  public static String counted(long value, int most) {
    return value > most ? "more than " + count(most) : count(value);
  }

  /** The same with its noun, as {@code more than 10,000 traces}. */
  public static String counted(long value, String singular) {
    return CountLimit.isMore(value)
        ? "%s %s".formatted(counted(value), plural(singular))
        : count(value, singular);
  }

  /** The same where there is little room, as {@code 10,000+}. */
  public static String countedBriefly(long value) {
    return CountLimit.isMore(value) ? count(CountLimit.MAX) + "+" : count(value);
  }

  /** Money, as {@code $0.0123}; small amounts keep two figures that count. */
  public static String money(long usdMicros) {
    double usd = (double) usdMicros / MICROS_PER_USD;
    return usdMicros == 0 || usd >= 0.1 ? format("$%,.2f", usd) : format("$%.4f", usd);
  }

  /** Millionths of a currency, as {@code 0.36}; small amounts keep two figures that count. */
  public static String amount(long micros) {
    double amount = (double) micros / MICROS_PER_USD;
    return micros == 0 || amount >= 0.1 ? format("%,.2f", amount) : format("%.4f", amount);
  }

  /** A duration, as {@code 340 ms}, {@code 2.1 s} or {@code 3 min 20 s}. */
  public static String millis(long millis) {
    if (millis < MILLIS_PER_SECOND) {
      return millis + " ms";
    }
    long seconds = millis / MILLIS_PER_SECOND;
    if (seconds < SECONDS_PER_MINUTE) {
      return format("%.1f s", (double) millis / MILLIS_PER_SECOND);
    }
    return "%d min %d s".formatted(seconds / SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE);
  }

  /** A size, as {@code 812 B} or {@code 14 KiB}. */
  public static String bytes(long bytes) {
    return bytes < BYTES_PER_KIB
        ? bytes + " B"
        : format("%,.0f KiB", bytes / (double) BYTES_PER_KIB);
  }

  /** Tokens and money together, as {@code 1,200 in, 340 out, $0.0021}. */
  public static String usage(Usage usage) {
    if (isSilent(usage)) {
      return "not told";
    }
    String tokens =
        "%s in, %s out".formatted(count(usage.inputTokens()), count(usage.outputTokens()));
    return usage.costUsdMicros() == 0 ? tokens : tokens + ", " + money(usage.costUsdMicros());
  }

  /** Tokens in and out, as {@code 1,540, 212}; those of whom nobody told are not 0. */
  public static String tokens(Usage usage) {
    return isSilent(usage)
        ? "not told"
        : "%s, %s".formatted(count(usage.inputTokens()), count(usage.outputTokens()));
  }

  private static boolean isSilent(Usage usage) {
    return usage.inputTokens() == 0 && usage.outputTokens() == 0 && usage.costUsdMicros() == 0;
  }

  /**
   * What was spent, as {@code $0.0021}, or as {@code 1,540 tokens} where no price is known; a dash
   * where neither was told.
   */
  public static String spent(Usage usage) {
    if (isSilent(usage)) {
      return "–";
    }
    return usage.costUsdMicros() > 0
        ? money(usage.costUsdMicros())
        : count(usage.inputTokens() + usage.outputTokens(), "token");
  }

  /** A coordinate for SVG: two decimals, no more bytes than needed. */
  public static String coordinate(double value) {
    return format("%.1f", value);
  }

  private static String plural(String singular) {
    return singular.endsWith("y") && !singular.endsWith("ay")
        ? singular.substring(0, singular.length() - 1) + "ies"
        : singular + "s";
  }

  private static String format(String pattern, Object value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
