package dev.hansei.workflows.traces.redaction;

/** Payment cards: issuer's prefix, its lengths, Luhn. */
final class Cards {
  private Cards() {}

  static boolean knows(DigitRun run) {
    int count = run.count();
    return count >= 12
        && count <= 19
        && isGrouped(run)
        && hasIssuer(run.digits(), count)
        && CheckDigits.luhn(run.digits(), 0, count);
  }

  /** In one, by fours, or as American Express and Diners print it. */
  private static boolean isGrouped(DigitRun run) {
    if (run.groups() == 1) {
      return run.separatorOf(0) == 0;
    }
    if (!run.isSeparatedBy(' ') && !run.isSeparatedBy('-')) {
      return false;
    }
    if (run.hasLengths(4, 6, 5) || run.hasLengths(4, 6, 4)) {
      return true;
    }
    for (int i = 0; i < run.groups() - 1; i++) {
      if (run.length(i) != 4) {
        return false;
      }
    }
    return run.length(run.groups() - 1) <= 4;
  }

  private static boolean hasIssuer(byte[] digits, int count) {
    int two = (int) CheckDigits.number(digits, 0, 2);
    int four = (int) CheckDigits.number(digits, 0, 4);
    return switch (count) {
      case 12 -> isMaestro(four);
      case 13 -> two / 10 == 4 || isMaestro(four);
      case 14 ->
          (four >= 3000 && four <= 3059) || four == 3095 || two == 36 || (two >= 38 && two <= 39);
      case 15 -> two == 34 || two == 37 || four == 2131 || four == 1800;
      case 16 -> isOfSixteen(two, four);
      default -> two / 10 == 4 || two / 10 == 6 || isMaestro(four);
    };
  }

  private static boolean isOfSixteen(int two, int four) {
    return two / 10 == 4
        || (two >= 50 && two <= 59)
        || (four >= 2221 && four <= 2720)
        || (four >= 3528 && four <= 3589)
        || two / 10 == 6
        || two == 36
        || two == 30
        || (two >= 38 && two <= 39);
  }

  private static boolean isMaestro(int four) {
    return switch (four) {
      case 5018, 5020, 5038, 5612, 5893, 6304, 6390, 6759, 6761, 6762, 6763, 6764, 6765, 6766 ->
          true;
      default -> false;
    };
  }
}
