package dev.hansei.api.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.bodies.CsvRows.Fault;
import dev.hansei.api.bodies.CsvRows.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
  @Test
  void aQuotedCellHoldsSeparatorsLineEndsAndQuotes() {
    var rows = rows("a,b\r\n\"x, \"\"y\"\"\r\nz\", 2 \n\n3,\"\"\n");

    assertThat(rows)
        .extracting(Row::cells)
        .containsExactly(
            List.of("a", "b"), List.of("x, \"y\"\r\nz", " 2 "), List.of(""), List.of("3", ""));
    assertThat(rows).extracting(Row::line).containsExactly(1, 2, 4, 5);
    assertThat(rows).extracting(Row::isBlank).containsExactly(false, false, true, false);
  }

  @Test
  void theByteOrderMarkAndAMissingLastLineEndSayNothing() {
    assertThat(rows("\ufeffa;b\n1;ü"))
        .extracting(Row::cells)
        .containsExactly(List.of("a", "b"), List.of("1", "ü"));
    assertThat(rows("")).isEmpty();
    assertThat(rows("\ufeff")).isEmpty();
  }

  @Test
  void aRowOfSeparatorsIsNotHeld() {
    var row = rows("a,b\n" + ",".repeat(200_000) + "\n1,2\n").get(1);

    assertThat(row.fault()).contains(CsvRows.Fault.TOO_MANY_CELLS);
    assertThat(row.cells()).hasSize(CsvRows.CELLS_MAX);
    assertThat(rows("a,b\n" + ",".repeat(200_000) + "\n1,2\n").getLast().cells())
        .as("costs its neighbour nothing")
        .containsExactly("1", "2");
  }

  @Test
  void aQuoteWithinAnUnquotedCellIsAQuote() {
    assertThat(rows("a\n5\" pipe,b").getLast().cells()).containsExactly("5\" pipe", "b");
  }

  @Test
  void aBadRowLeavesTheOthers() {
    var bytes = "a\n\"b\"c\nd\nX\ne\n".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 4] = (byte) 0xff;

    var rows = rows(bytes);

    assertThat(rows)
        .extracting(row -> row.fault().map(Enum::name).orElse(""))
        .containsExactly("", "AFTER_QUOTE", "", "NOT_UTF_8", "");
    assertThat(rows.getLast().line()).isEqualTo(5);
    assertThat(rows.get(1).fault().orElseThrow().at(2).detail()).contains("written twice");
  }

  @Test
  void aQuoteThatStaysOpenTakesTheRest() {
    var rows = rows("a\n\"b\nc\nd");

    assertThat(rows).hasSize(2);
    assertThat(rows.getLast().fault()).contains(Fault.QUOTE_OPEN);
    assertThat(rows.getLast().line()).isEqualTo(2);
    assertThat(rows.getLast().end()).isEqualTo(8);
  }

  @Test
  void aRowIsAMegabyteLong() {
    var rows = rows("a\n" + "x".repeat(CsvRows.ROW_BYTES_MAX + 1) + "\nb");

    assertThat(rows).hasSize(3);
    assertThat(rows.get(1).fault()).contains(Fault.TOO_LONG);
    assertThat(rows.getLast().cells()).containsExactly("b");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    var random = new Random(7);
    for (int round = 0; round < 500; round++) {
      var cells = new ArrayList<String>();
      for (int i = 0; i <= random.nextInt(4); i++) {
        cells.add("x" + text(random));
      }
      assertThat(rows(CsvText.row(cells) + CsvText.row(cells)).getLast().cells()).isEqualTo(cells);
    }
  }

  @Test
  void anyBytesAreRowsOneAfterTheOther() {
    var random = new Random(11);
    for (int round = 0; round < 2_000; round++) {
      var bytes = text(random).getBytes(StandardCharsets.ISO_8859_1);
      int end = 0;
      for (Row row : rows(bytes)) {
        assertThat(row.start()).isEqualTo(end);
        assertThat(row.end()).isGreaterThan(row.start());
        end = row.end();
      }
      assertThat(end).isEqualTo(bytes.length);
    }
  }

  @Test
  void whatASpreadsheetTakesForAFormulaIsText() {
    assertThat(CsvText.row(List.of("=1+1", "+1", "-1", "@a", "\tx", "\rx", "＝1", "1=1", "a,b")))
        .isEqualTo("'=1+1,'+1,'-1,'@a,'\tx,\"'\rx\",'＝1,1=1,\"a,b\"\r\n");
  }

  /** What matters to the reader, and little else. */
  private static String text(Random random) {
    return random
        .ints(random.nextInt(12), 0, 6)
        .mapToObj(sign -> String.valueOf("\",\n\rÿa".charAt(sign)))
        .collect(Collectors.joining());
  }

  private static List<Row> rows(String text) {
    return rows(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Row> rows(byte[] body) {
    var csv = new CsvRows(body, CsvRows.separator(body));
    var rows = new ArrayList<Row>();
    for (var next = csv.next(); next.isPresent(); next = csv.next()) {
      rows.add(next.get());
    }
    return rows;
  }
}
