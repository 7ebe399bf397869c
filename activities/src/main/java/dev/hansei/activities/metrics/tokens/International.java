package dev.hansei.activities.metrics.tokens;

import java.util.Arrays;
import java.util.List;

/**
 * sacreBLEU's {@code intl}: mteval-v14. Punctuation of any script stands apart unless it is between
 * digits, symbols always; numbers are of any script too. A full stop behind a number at the very
 * end of a text stays with it, as in the source.
 */
final class International {
  private International() {}

  static List<String> tokens(String text) {
    int[] line = text.codePoints().toArray();
    line = behindOther(line);
    line = beforeOther(line);
    return PythonText.words(symbols(line));
  }

  private static int[] behindOther(int[] line) {
    int[] out = new int[3 * line.length];
    int size = 0;
    for (int i = 0; i < line.length; i++) {
      out[size++] = line[i];
      if (i + 1 < line.length && !isNumber(line[i]) && isPunctuation(line[i + 1])) {
        out[size++] = ' ';
        out[size++] = line[++i];
        out[size++] = ' ';
      }
    }
    return Arrays.copyOf(out, size);
  }

  private static int[] beforeOther(int[] line) {
    int[] out = new int[3 * line.length];
    int size = 0;
    for (int i = 0; i < line.length; i++) {
      if (i + 1 < line.length && isPunctuation(line[i]) && !isNumber(line[i + 1])) {
        out[size++] = ' ';
        out[size++] = line[i];
        out[size++] = ' ';
        out[size++] = line[++i];
      } else {
        out[size++] = line[i];
      }
    }
    return Arrays.copyOf(out, size);
  }

  private static String symbols(int[] line) {
    StringBuilder out = new StringBuilder(2 * line.length);
    for (int c : line) {
      if (isSymbol(c)) {
        out.append(' ').appendCodePoint(c).append(' ');
      } else {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  private static boolean isNumber(int c) {
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }

  private static boolean isPunctuation(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private static boolean isSymbol(int c) {
    return switch (Character.getType(c)) {
      case Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          true;
      default -> false;
    };
  }
}
