package dev.hansei.workflows.traces.redaction;

import java.util.Optional;

/**
 * Numbers of people with letters in them: Britain's NINO, Spain's DNI and NIE, Italy's codice
 * fiscale, Singapore's NRIC, and China's with an X at its end.
 */
final class LetteredIds {
  private static final String DNI = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String NRIC_CITIZEN = "JZIHGFEDCBA";
  private static final String NRIC_FOREIGN = "XWUTRQPNMLK";

  /** Odd places of a codice fiscale: the value of 0 to 9, which A to J have too, then K to Z. */
  private static final int[] CODICE_ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private LetteredIds() {}

  /** The one that begins there, with a letter in upper case. */
  static Optional<Find> at(String text, int start) {
    return nino(text, start)
        .or(() -> spanish(text, start))
        .or(() -> italian(text, start))
        .or(() -> singaporean(text, start));
  }

  /** Digits with a letter behind them. */
  static Optional<Find> atDigits(String text, int start) {
    var dni = Shape.read(text, start, "99999999A");
    if (dni.fits() && isDni(dni, dni.number(0, 8), 8)) {
      return dni.find();
    }
    var resident = Shape.read(text, start, "99999999999999999A");
    if (resident.fits() && resident.at(17) == 'X') {
      var digits = resident.digits(17);
      if (NationalIds.isBorn(digits, 10, 12) && CheckDigits.residentId(digits, 10)) {
        return resident.find();
      }
    }
    return Optional.empty();
  }

  /** HMRC NIM39110: letters that are not given, and the suffix A to D. */
  private static Optional<Find> nino(String text, int start) {
    var shape = Shape.read(text, start, "AA999999A");
    if (!shape.fits() || shape.at(8) > 'D') {
      return Optional.empty();
    }
    char first = shape.at(0);
    char second = shape.at(1);
    boolean given =
        "DFIQUV".indexOf(first) < 0
            && "DFIQUVO".indexOf(second) < 0
            && !"BG GB KN NK NT TN ZZ".contains("" + first + second);
    return given ? shape.find() : Optional.empty();
  }

  private static Optional<Find> spanish(String text, int start) {
    int prefix = "XYZ".indexOf(text.charAt(start));
    if (prefix < 0) {
      return Optional.empty();
    }
    var shape = Shape.read(text, start, "A9999999A");
    return shape.fits() && isDni(shape, prefix * 10_000_000L + shape.number(1, 7), 8)
        ? shape.find()
        : Optional.empty();
  }

  private static boolean isDni(Shape shape, long number, int letter) {
    return DNI.charAt((int) (number % DNI.length())) == shape.at(letter);
  }

  private static Optional<Find> italian(String text, int start) {
    var shape = Shape.read(text, start, "AAAAAA99A99A999A");
    if (!shape.fits()) {
      return Optional.empty();
    }
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = shape.at(i);
      int value = Glyphs.isDigit(c) ? c - '0' : c - 'A';
      sum += i % 2 == 0 ? CODICE_ODD[value] : value;
    }
    return sum % 26 == shape.at(15) - 'A' ? shape.find() : Optional.empty();
  }

  private static Optional<Find> singaporean(String text, int start) {
    char series = text.charAt(start);
    if ("STFG".indexOf(series) < 0) {
      return Optional.empty();
    }
    var shape = Shape.read(text, start, "A9999999A");
    if (!shape.fits()) {
      return Optional.empty();
    }
    int sum = series == 'T' || series == 'G' ? 4 : 0;
    for (int i = 1; i <= 7; i++) {
      sum += (shape.at(i) - '0') * ("2765432".charAt(i - 1) - '0');
    }
    var letters = series == 'S' || series == 'T' ? NRIC_CITIZEN : NRIC_FOREIGN;
    return letters.charAt(sum % 11) == shape.at(8) ? shape.find() : Optional.empty();
  }
}
