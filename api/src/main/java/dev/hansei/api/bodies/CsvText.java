package dev.hansei.api.bodies;

import io.micronaut.http.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows of CSV (RFC 4180). Cells are anybody's text: one that a spreadsheet would take for a formula
 * gets an apostrophe before it, as OWASP advises; so does what would begin a cell where the
 * spreadsheet takes a semicolon, a tab or a line end for the end of the one before.
 */
public final class CsvText {
  /** What a download of it says. */
  public static final MediaType TYPE = MediaType.of("text/csv;charset=utf-8");

  /** What begins a formula, in the wide forms of Japanese spreadsheets too. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private static final Pattern FORMULA_WITHIN = Pattern.compile("([;\t\r\n]\\s*)([=+\\-@＝＋－＠])");

  private CsvText() {}

  /** A row with its end. */
  public static String row(List<String> cells) {
    return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    String within = FORMULA_WITHIN.matcher(text).replaceAll("$1'$2");
    boolean begins = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    String safe = begins ? "'" + within : within;
    boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain && safe.equals(safe.strip()) ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
