package dev.hansei.api.prompts;

import dev.hansei.workflows.prompts.StagePointer;
import java.util.Locale;

/** A share of a stage's callers in words. */
public final class Shares {
  private Shares() {}

  /** Such as "1 %", "0.25 %", of so many in 10,000. */
  public static String words(int share) {
    double percent = share * 100.0 / StagePointer.Share.WHOLE;
    return percent == Math.rint(percent)
        ? String.format(Locale.ROOT, "%.0f\u00a0%%", percent)
        : String.format(Locale.ROOT, "%.2f\u00a0%%", percent);
  }
}
