package dev.hansei.api.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How enum constants and ids are written for people. */
public final class Names {
  private static final int SHORT_CHARS = 8;
  private static final int UUID_CHARS = 36;

  private Names() {}

  /** A constant as words: {@code AWAITING_APPROVAL} reads "awaiting approval". */
  public static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Words that begin a line: {@code AWAITING_APPROVAL} reads "Awaiting approval". */
  public static String sentence(Enum<?> constant) {
    String words = words(constant);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /**
   * Eight characters that tell ids apart: the last of a UUID, whose first only say when it was
   * made; the first of a hash.
   */
  public static String shortId(Object id) {
    String text = id.toString();
    if (text.length() <= SHORT_CHARS) {
      return text;
    }
    return text.length() == UUID_CHARS
        ? text.substring(UUID_CHARS - SHORT_CHARS)
        : text.substring(0, SHORT_CHARS);
  }

  /** The first {@code chars} characters of a text on one line, for a table's cell. */
  public static String excerpt(String text, int chars) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= chars) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(chars - 1)) ? chars - 1 : chars;
    return line.substring(0, end) + "…";
  }

  /** A constant as it stands in URLs: {@code AWAITING_APPROVAL} reads "awaiting-approval". */
  public static String slug(Enum<?> constant) {
    return words(constant).replace(' ', '-');
  }

  /** A text as a value in the query of an address. */
  public static String inQuery(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The constant that {@link #slug} or {@link #words} writes so; empty where there is none. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> slug(constant).equals(word.replace(' ', '-')))
        .findFirst();
  }
}
