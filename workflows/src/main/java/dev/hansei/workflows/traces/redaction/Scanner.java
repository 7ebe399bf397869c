package dev.hansei.workflows.traces.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One walk over a text. Most characters are told by a table to be of no interest; the others say
 * which recogniser looks closer, and each of those looks a bounded way ahead and back, so the walk
 * is linear. Where nothing is found nothing is allocated for it but a few short-lived numbers.
 */
final class Scanner {
  private static final byte QUIET = 0;
  private static final byte WORD = 1;
  private static final byte DIGIT = 2;
  private static final byte AT = 3;
  private static final byte OPEN = 4;
  private static final byte COLON = 5;
  private static final byte DASH = 6;
  private static final byte ESCAPE = 7;
  private static final byte BRACKET = 8;
  private static final byte PERCENT = 9;
  private static final byte EQUALS = 10;

  private static final byte[] CLASSES = classes();

  private final Marks marks;
  private final NameList names;
  private final boolean hasNames;

  Scanner(Marks marks, NameList names) {
    this.marks = marks;
    this.names = names;
    this.hasNames = !names.isEmpty();
  }

  private static byte[] classes() {
    var classes = new byte[128];
    var signs = "@+(:=-\\[%";
    byte[] theirs = {AT, OPEN, OPEN, COLON, EQUALS, DASH, ESCAPE, BRACKET, PERCENT};
    for (char c = 0; c < classes.length; c++) {
      int sign = signs.indexOf(c);
      byte other = sign < 0 ? QUIET : theirs[sign];
      byte word = Glyphs.isDigit(c) ? DIGIT : WORD;
      classes[c] = Glyphs.isWord(c) ? word : other;
    }
    return classes;
  }

  /** What is in the text, in its order, without overlaps. */
  List<Find> scan(String text) {
    List<Find> finds = List.of();
    int floor = 0;
    boolean inWord = false;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int kind = classOf(c);
      if ((kind == QUIET && !hasNames) || (kind == WORD && inWord)) {
        inWord = kind == WORD;
        at++;
        continue;
      }
      if (kind == ESCAPE || kind == BRACKET) {
        int next = kind == ESCAPE ? escaped(text, at) : marks.end(text, at);
        floor = next > at ? next : floor;
        at = next > at ? next : at + 1;
        inWord = false;
        continue;
      }
      var found = look(text, at, kind, floor, inWord);
      if (found.isPresent()) {
        finds = finds.isEmpty() ? new ArrayList<>() : finds;
        finds.add(found.get());
        at = found.get().end();
        floor = at;
        inWord = false;
      } else {
        inWord = kind == WORD || kind == DIGIT;
        at++;
      }
    }
    return finds;
  }

  private static int classOf(char c) {
    if (c < 128) {
      return CLASSES[c];
    }
    if (Glyphs.isDigit(c)) {
      return DIGIT;
    }
    return switch (c) {
      case '＠' -> AT;
      case '（', '＋' -> OPEN;
      case '：' -> COLON;
      default -> Glyphs.isWord(c) ? WORD : QUIET;
    };
  }

  private Optional<Find> look(String text, int at, int kind, int floor, boolean inWord) {
    var found =
        switch (kind) {
          case WORD -> word(text, at);
          case DIGIT -> inWord ? Optional.<Find>empty() : Numbers.at(text, at, floor);
          case AT -> Emails.around(text, at, at + 1, floor);
          case OPEN -> Numbers.at(text, at, floor);
          case COLON -> colon(text, at, floor);
          case EQUALS -> GivenSecrets.behind(text, at, floor);
          case DASH -> Secrets.pem(text, at);
          case PERCENT ->
              text.startsWith("%40", at)
                  ? Emails.around(text, at, at + 3, floor)
                  : Optional.<Find>empty();
          default -> Optional.<Find>empty();
        };
    return hasNames && found.isEmpty() && !inWord ? names.at(text, at) : found;
  }

  private static Optional<Find> word(String text, int at) {
    char c = text.charAt(at);
    if (c >= 128 || at + 5 > text.length()) {
      return Optional.empty();
    }
    // Behind a hyphen it would be looked at once for each hyphen of a long token.
    var secret =
        at > 0 && text.charAt(at - 1) == '-' ? Optional.<Find>empty() : Secrets.at(text, at);
    if (secret.isPresent() || !Glyphs.isLetter(c)) {
      return secret;
    }
    char next = text.charAt(at + 1);
    boolean isUpper = Glyphs.isUpper(c);
    if (Glyphs.isLetter(next)) {
      var iban = Ibans.at(text, at);
      return iban.isEmpty() && isUpper && Glyphs.isUpper(next) ? LetteredIds.at(text, at) : iban;
    }
    return isUpper && (Glyphs.isDigit(next) || next == '-')
        ? LetteredIds.at(text, at)
        : Optional.empty();
  }

  private static Optional<Find> colon(String text, int at, int floor) {
    if (text.startsWith("//", at + 1)) {
      return GivenSecrets.ofUrl(text, at);
    }
    var address = IpAddresses.around(text, at, floor);
    return address.isPresent() ? address : GivenSecrets.behind(text, at, floor);
  }

  /** Behind an escape of JSON, whose letter is no part of the word that follows. */
  private static int escaped(String text, int at) {
    if (at + 1 >= text.length() || "nrtbfu\"\\/".indexOf(text.charAt(at + 1)) < 0) {
      return at;
    }
    if (text.charAt(at + 1) != 'u') {
      return at + 2;
    }
    int end = at + 2;
    while (end < text.length() && end < at + 6 && Glyphs.isHex(text.charAt(end))) {
      end++;
    }
    return end == at + 6 ? end : at;
  }
}
