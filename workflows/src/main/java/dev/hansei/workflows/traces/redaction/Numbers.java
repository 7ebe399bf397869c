package dev.hansei.workflows.traces.redaction;

import java.util.Optional;

/** Whatever is made of digits: takes the longest groups that one of the recognisers knows. */
final class Numbers {
  private Numbers() {}

  /**
   * The number that begins there.
   *
   * @param at a digit that no word goes on with, a plus, or a parenthesis
   */
  static Optional<Find> at(String text, int at, int floor) {
    if (!DigitRun.isWorth(text, at) || isEmbedded(text, at, floor)) {
      return Optional.empty();
    }
    var run = DigitRun.read(text, at);
    for (int groups = run.known(); groups >= 1; groups--) {
      run.look(groups);
      var found = knows(run, floor);
      if (found.isPresent()) {
        return found;
      }
    }
    return LetteredIds.atDigits(text, at);
  }

  private static Optional<Find> knows(DigitRun run, int floor) {
    if (IpAddresses.knows(run)
        && IpAddresses.endsWell(run.text(), run.end())
        && !Context.saysVersion(run.text(), run.start(), floor)) {
      return Optional.of(Find.of(PersonalData.IP, run.start(), run.end()));
    }
    int behind = Phones.withExtension(run.text(), run.end());
    boolean extended = behind > run.end();
    if (!extended && !run.endsWell()) {
      return Optional.empty();
    }
    boolean isWhole = !extended && !run.goesOn();
    if (isWhole && Cards.knows(run)) {
      return Optional.of(Find.of(PersonalData.CARD, run.start(), run.end()));
    }
    if (isWhole && NationalIds.knows(run, floor)) {
      return Optional.of(Find.of(PersonalData.NATIONAL_ID, run.start(), run.end()));
    }
    return Phones.knows(run, floor)
        ? Optional.of(Find.of(PersonalData.PHONE, run.start(), behind))
        : Optional.empty();
  }

  /** Whether it is the rest of a longer number, an amount, or a part of an id. */
  private static boolean isEmbedded(String text, int at, int floor) {
    if (at <= floor) {
      return false;
    }
    char before = text.charAt(at - 1);
    if (Glyphs.isWord(before)) {
      return text.charAt(at) != '(';
    }
    boolean hasDigit = at - 2 >= floor && Glyphs.isDigit(text.charAt(at - 2));
    boolean hasWord = at - 2 >= floor && Glyphs.isWord(text.charAt(at - 2));
    return switch (before) {
      case '-', '_' -> hasWord;
      case '.', '/', ':', ')' -> hasDigit;
      case ',' -> hasDigit && !Glyphs.isDigit(text.charAt(Math.min(text.length() - 1, at + 3)));
      case '$', '€', '£', '¥', '￥' -> true;
      default -> false;
    };
  }
}
