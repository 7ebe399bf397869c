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

  private static final Pattern FORMULA_WITHIN = Pattern.compile("([;\t\r\n]\\s*)('*[=+\\-@＝＋－＠])");

  /** The same with the apostrophe that was put there; others that stood there stay. */
  private static final Pattern GUARDED_WITHIN = Pattern.compile("([;\t\r\n]\\s*)'('*[=+\\-@＝＋－＠])");

  private CsvText() {}

  /** A row with its end. */
  public static String row(List<String> cells) {
    return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** What a cell that {@link #row} wrote said: the apostrophes that it was given are gone. */
  public static String told(String cell) {
    return GUARDED_WITHIN.matcher(toldAtBegin(cell)).replaceAll("$1$2");
  }

  /** The same of the apostrophe at its beginning alone, as in cells of spreadsheets. */
  public static String toldAtBegin(String cell) {
    return cell.startsWith("'") && begins(cell) ? cell.substring(1) : cell;
  }

  /** Whether a formula begins it, behind any apostrophes: these need one more to come back. */
  private static boolean begins(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == '\'') {
      at++;
    }
    return at < text.length() && FORMULA.indexOf(text.charAt(at)) >= 0;
  }

  private static String cell(String text) {
    String within = FORMULA_WITHIN.matcher(text).replaceAll("$1'$2");
    String safe = begins(text) ? "'" + within : within;
    boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain && safe.equals(safe.strip()) ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
