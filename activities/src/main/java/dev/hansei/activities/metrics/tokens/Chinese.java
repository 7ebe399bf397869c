package dev.hansei.activities.metrics.tokens;

import java.util.List;

/** sacreBLEU's {@code zh}: each Chinese character apart, the rest by the common rules of 13a. */
final class Chinese {
  /**
   * First and last, both included, as the source has them. Two of its ranges were meant for
   * characters beyond U+FFFF and, as they are compared there, take U+2001 to U+2A6D and U+2F81 to
   * U+2FA1; the characters they were meant for stay with their neighbours.
   */
  private static final int[][] RANGES = {
    {0x3400, 0x4db5}, {0x4e00, 0x9fa5}, {0x9fa6, 0x9fbb}, {0xf900, 0xfa2d}, {0xfa30, 0xfa6a},
    {0xfa70, 0xfad9}, {0x2001, 0x2a6d}, {0x2f81, 0x2fa1}, {0xff00, 0xffef}, {0x2e80, 0x2eff},
    {0x3000, 0x303f}, {0x31c0, 0x31ef}, {0x2f00, 0x2fdf}, {0x2ff0, 0x2fff}, {0x3100, 0x312f},
    {0x31a0, 0x31bf}, {0xfe10, 0xfe1f}, {0xfe30, 0xfe4f}, {0x2600, 0x26ff}, {0x2700, 0x27bf},
    {0x3200, 0x32ff}, {0x3300, 0x33ff}
  };

  private Chinese() {}

  static List<String> tokens(String text) {
    String line = PythonText.strip(text);
    StringBuilder apart = new StringBuilder(2 * line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (isChinese(c)) {
        apart.append(' ').append(c).append(' ');
      } else {
        apart.append(c);
      }
    }
    return Mteval13a.punctuated(apart.toString());
  }

  private static boolean isChinese(char c) {
    if (c < 0x2001) {
      return false;
    }
    for (int[] range : RANGES) {
      if (range[0] <= c && c <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
