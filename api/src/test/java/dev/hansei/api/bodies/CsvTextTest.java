package dev.hansei.api.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTextTest {
  @Test
  void whatASpreadsheetWouldTakeForAFormulaIsText() {
    for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1")) {
      assertThat(CsvText.row(List.of(formula))).startsWith("'" + formula.charAt(0));
    }
    assertThat(CsvText.row(List.of("2 - 1", "a=b"))).isEqualTo("2 - 1,a=b\r\n");
  }

  /**
   * Where its cells end at semicolons or tabs, or it takes a line end within quotes for a row's.
   */
  @Test
  void whatWouldBeginACellElsewhereIsTextToo() {
    assertThat(CsvText.row(List.of("hello;=1+cmd", "a\n@b", "c; +1")))
        .isEqualTo("hello;'=1+cmd,\"a\n'@b\",c; '+1\r\n");
  }
}
