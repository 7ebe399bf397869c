package dev.hansei.api.bodies;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads UTF-8 CSV (RFC 4180) row by row: cells in quotes may hold commas, line ends and doubled
 * quotes; a quote within an unquoted cell is a quote. A bad row is that row's affair. What comes of
 * it depends on the bytes alone, and costs one look at each. Not thread safe.
 */
public final class CsvRows {
  /** As for lines of JSON. */
  public static final int ROW_BYTES_MAX = JsonLines.LINE_BYTES_MAX;

  /** A table has a few dozen columns; a row of nothing but separators must not take memory. */
  public static final int CELLS_MAX = 1_000;

  /** What spreadsheets put between cells, by their language. */
  private static final String SEPARATORS = ",;\t";

  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final byte[] body;
  private final byte separator;
  private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
  private int at;
  private int line = 1;
  private int rowStart;
  private @Nullable Fault fault;

  /**
   * @param separator between cells, one of {@code , ; \t}
   */
  public CsvRows(byte[] body, char separator) {
    this.body = body;
    this.separator = (byte) separator;
    this.at = begin(body);
  }

  /** What is wrong with a row. */
  public enum Fault {
    QUOTE_OPEN(
        "quote-open",
        "A quote that is opened in this row is not closed within 1 MiB; the row and everything"
            + " after it was left out. A quote within a quoted cell is written twice (\"\")."),
    AFTER_QUOTE(
        "after-quote",
        "There is text after a closing quote. A quote within a quoted cell is written twice"
            + " (\"\")."),
    NOT_UTF_8("not-utf-8", "The row is not UTF-8; save the file as 'CSV UTF-8'."),
    TOO_MANY_CELLS("too-many-cells", "A row has at most 1,000 cells."),
    TOO_LONG("line-too-long", "A row has at most %,d bytes; give the trace in parts, or as OTLP.");

    private final String code;
    private final String detail;

    Fault(String code, String detail) {
      this.code = code;
      this.detail = detail;
    }

    /** For the list of what was left out. */
    public RejectedLine at(int line) {
      return new RejectedLine(line, code, detail.formatted(ROW_BYTES_MAX));
    }
  }

  /**
   * A row.
   *
   * @param line on which it begins, from 1
   * @param start its first byte in the body
   * @param end the byte after its line end
   * @param fault what is wrong with it; the cells say nothing then
   */
  public record Row(int line, int start, int end, List<String> cells, Optional<Fault> fault) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** Whether it is an empty line. */
    public boolean isBlank() {
      return fault.isEmpty() && cells.size() == 1 && cells.getFirst().isBlank();
    }
  }

  /**
   * What stands between the cells: the first comma, semicolon or tab of the first line. Headings
   * hold none of them.
   */
  public static char separator(byte[] body) {
    for (int at = begin(body); at < body.length && body[at] != '\n'; at++) {
      if (SEPARATORS.indexOf(body[at]) >= 0) {
        return (char) body[at];
      }
    }
    return SEPARATORS.charAt(0);
  }

  /** Where the first row begins: after the byte order mark that spreadsheets write. */
  private static int begin(byte[] body) {
    for (int i = 0; i < MARK.length; i++) {
      if (i >= body.length || body[i] != MARK[i]) {
        return 0;
      }
    }
    return MARK.length;
  }

  /** The following row; empty at the end. */
  public Optional<Row> next() {
    if (at >= body.length) {
      return Optional.empty();
    }
    rowStart = at;
    fault = null;
    int first = line;
    List<String> cells = new ArrayList<>();
    boolean isMore = true;
    while (isMore) {
      isMore = readCell(cells);
    }
    if (fault == null && at - rowStart > ROW_BYTES_MAX) {
      fault = Fault.TOO_LONG;
    }
    return Optional.of(new Row(first, rowStart, at, cells, Optional.ofNullable(fault)));
  }

  /** Reads a cell and the sign that ends it; whether that was a separator. */
  private boolean readCell(List<String> cells) {
    cell.reset();
    boolean isQuoted = at < body.length && body[at] == '"';
    if (isQuoted) {
      readQuoted();
    }
    while (at < body.length && body[at] != separator && body[at] != '\n') {
      boolean isLineEnd = body[at] == '\r' && (at + 1 == body.length || body[at + 1] == '\n');
      if (isQuoted && !isLineEnd) {
        fault = fault == null ? Fault.AFTER_QUOTE : fault;
      }
      if (!isLineEnd) {
        keep(body[at]);
      }
      at++;
    }
    addCell(cells);
    boolean isMore = at < body.length && body[at] == separator;
    if (at < body.length && body[at] == '\n') {
      line++;
    }
    at = Math.min(body.length, at + 1);
    return isMore;
  }

  private void readQuoted() {
    at++;
    while (at < body.length && at - rowStart <= ROW_BYTES_MAX) {
      byte sign = body[at++];
      if (sign == '"') {
        if (at == body.length || body[at] != '"') {
          return;
        }
        at++;
      }
      if (sign == '\n') {
        line++;
      }
      keep(sign);
    }
    // Where the row ends nobody can say, so nothing after it can be read either.
    fault = Fault.QUOTE_OPEN;
    at = body.length;
  }

  /** A row that is too long is not held. */
  private void keep(byte sign) {
    if (at - rowStart <= ROW_BYTES_MAX) {
      cell.write(sign);
    }
  }

  private void addCell(List<String> cells) {
    if (cells.size() == CELLS_MAX) {
      fault = fault == null ? Fault.TOO_MANY_CELLS : fault;
      return;
    }
    try {
      cells.add(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(cell.toByteArray()))
              .toString());
    } catch (CharacterCodingException _) {
      fault = fault == null ? Fault.NOT_UTF_8 : fault;
    }
  }
}
