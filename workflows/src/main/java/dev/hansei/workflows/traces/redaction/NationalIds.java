package dev.hansei.workflows.traces.redaction;

/**
 * Numbers of people made of digits: Japan's My Number, social security of the United States and
 * France, and those of Brazil, Canada, China, India, Korea, Poland and Sweden.
 */
final class NationalIds {
  private NationalIds() {}

  static boolean knows(DigitRun run, int floor) {
    if (run.hasPlus() || run.isInParentheses(0)) {
      return false;
    }
    return switch (run.count()) {
      case 9 -> isSocialSecurity(run, floor) || isCanadian(run);
      case 10 -> isSwedish(run);
      case 11 -> isBrazilian(run) || isPolish(run);
      case 12 -> isMyNumber(run, floor) || isAadhaar(run) || isLongSwedish(run);
      case 13 -> isKorean(run);
      case 15 -> isFrench(run);
      case 18 ->
          run.groups() == 1
              && isBorn(run.digits(), 10, 12)
              && CheckDigits.residentId(run.digits(), run.digit(17));
      default -> false;
    };
  }

  /**
   * No area 000 or 666, no group or serial of zeros; from 900 it is a taxpayer's number. Without
   * hyphens or spaces only where a word says so.
   */
  private static boolean isSocialSecurity(DigitRun run, int floor) {
    boolean parted = run.hasLengths(3, 2, 4) && (run.isSeparatedBy('-') || run.isSeparatedBy(' '));
    int area = (int) CheckDigits.number(run.digits(), 0, 3);
    int group = (int) CheckDigits.number(run.digits(), 3, 2);
    return (parted
            || (run.groups() == 1 && Context.saysSocialSecurity(run.text(), run.start(), floor)))
        && area != 0
        && area != 666
        && group != 0
        && CheckDigits.number(run.digits(), 5, 4) != 0
        && (area < 900 || group >= 50);
  }

  /** Social insurance number of Canada; with hyphens, as spaces also part thousands. */
  private static boolean isCanadian(DigitRun run) {
    return run.hasLengths(3, 3, 3)
        && run.isSeparatedBy('-')
        && run.digit(0) != 0
        && CheckDigits.luhn(run.digits(), 0, 9);
  }

  /** {@code yymmdd-nnnn}. */
  private static boolean isSwedish(DigitRun run) {
    return run.hasLengths(6, 4)
        && run.isSeparatedBy('-')
        && isBorn(run.digits(), 2, 4)
        && CheckDigits.luhn(run.digits(), 0, 10);
  }

  private static boolean isLongSwedish(DigitRun run) {
    return run.hasLengths(8, 4)
        && run.isSeparatedBy('-')
        && isBorn(run.digits(), 4, 6)
        && CheckDigits.luhn(run.digits(), 2, 10);
  }

  /** CPF, {@code nnn.nnn.nnn-nn}. */
  private static boolean isBrazilian(DigitRun run) {
    return run.hasLengths(3, 3, 3, 2) && run.separatorOf(1) == '.' && CheckDigits.cpf(run.digits());
  }

  /** PESEL; the month says the century too. */
  private static boolean isPolish(DigitRun run) {
    int month = (int) CheckDigits.number(run.digits(), 2, 2) % 20;
    int day = (int) CheckDigits.number(run.digits(), 4, 2);
    return run.groups() == 1
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= 31
        && CheckDigits.pesel(run.digits());
  }

  private static boolean isMyNumber(DigitRun run, int floor) {
    boolean parted = run.hasLengths(4, 4, 4);
    return (parted || (run.groups() == 1 && Context.saysMyNumber(run.text(), run.start(), floor)))
        && CheckDigits.myNumber(run.digits());
  }

  private static boolean isAadhaar(DigitRun run) {
    return run.hasLengths(4, 4, 4) && run.digit(0) >= 2 && CheckDigits.verhoeff(run.digits(), 12);
  }

  /** Resident registration number: no check digit since October 2020, but a date and a century. */
  private static boolean isKorean(DigitRun run) {
    return run.hasLengths(6, 7)
        && run.isSeparatedBy('-')
        && isBorn(run.digits(), 2, 4)
        && run.digit(6) >= 1
        && run.digit(6) <= 8;
  }

  /** NIR: sex, year, month, department, commune, order, key; in one or parted by spaces. */
  private static boolean isFrench(DigitRun run) {
    int month = (int) CheckDigits.number(run.digits(), 3, 2);
    return (run.groups() == 1 || run.hasLengths(1, 2, 2, 2, 3, 3, 2) || run.hasLengths(13, 2))
        && (run.digit(0) == 1 || run.digit(0) == 2)
        && month >= 1
        && month <= 42
        && CheckDigits.nir(run.digits());
  }

  static boolean isBorn(byte[] digits, int month, int day) {
    long ofYear = CheckDigits.number(digits, month, 2);
    long ofMonth = CheckDigits.number(digits, day, 2);
    return ofYear >= 1 && ofYear <= 12 && ofMonth >= 1 && ofMonth <= 31;
  }
}
