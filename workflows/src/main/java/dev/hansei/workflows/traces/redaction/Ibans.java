package dev.hansei.workflows.traces.redaction;

import java.util.Optional;

/** International bank account numbers, ISO 13616, with or without spaces. */
final class Ibans {
  /** Country and length, from the registry of SWIFT. */
  private static final String LENGTHS =
      "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29"
          + "ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30"
          + "KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15"
          + "OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23"
          + "TN24TR26UA29VA22VG24XK20YE30";

  private static final int ENTRY_CHARS = 4;
  private static final int MODULUS = 97;

  private Ibans() {}

  /** The account number that begins there. */
  static Optional<Find> at(String text, int start) {
    if (!Glyphs.isDigitAt(text, start + 2) || !Glyphs.isDigitAt(text, start + 3)) {
      return Optional.empty();
    }
    int length = length(Glyphs.upper(text.charAt(start)), Glyphs.upper(text.charAt(start + 1)));
    if (length == 0) {
      return Optional.empty();
    }
    int remainder = 0;
    int at = start + ENTRY_CHARS;
    for (int count = ENTRY_CHARS; count < length; count++) {
      if (at + 1 < text.length() && isGap(text.charAt(at))) {
        at++;
      }
      if (at >= text.length() || !Glyphs.isAlnum(text.charAt(at))) {
        return Optional.empty();
      }
      remainder = add(remainder, text.charAt(at));
      at++;
    }
    for (int head = start; head < start + ENTRY_CHARS; head++) {
      remainder = add(remainder, text.charAt(head));
    }
    return remainder == 1 && Glyphs.endsWord(text, at)
        ? Optional.of(Find.of(PersonalData.IBAN, start, at))
        : Optional.empty();
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '\u00a0' || c == '-';
  }

  private static int length(char first, char second) {
    for (int at = 0; at < LENGTHS.length(); at += ENTRY_CHARS) {
      if (LENGTHS.charAt(at) == first && LENGTHS.charAt(at + 1) == second) {
        return 10 * (LENGTHS.charAt(at + 2) - '0') + LENGTHS.charAt(at + 3) - '0';
      }
    }
    return 0;
  }

  /** Letters count as two digits: A is 10, Z is 35. */
  private static int add(int remainder, char c) {
    return Glyphs.isDigit(c)
        ? (remainder * 10 + Glyphs.digit(c)) % MODULUS
        : (remainder * 100 + Glyphs.upper(c) - 'A' + 10) % MODULUS;
  }
}
