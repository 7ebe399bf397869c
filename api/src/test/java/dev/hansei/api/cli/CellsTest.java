package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What strangers wrote must not steer the terminal. */
class CellsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Clears the screen on terminals that take eight bits; turns what follows around. */
  private static final String HOSTILE = "a\u009b2J\u007f\u202eb\u001b[1m";

  @Test
  void jsonIsPrintedWithoutControlsAndIsTheSameJson() throws Exception {
    var answer = JSON.createObjectNode().put("text", HOSTILE).put("plain", "Übung 日本 🙂\nnext");
    var printed = new StringWriter();
    new Output(new PrintWriter(printed), true).show(answer);

    assertThat(printed.toString())
        .contains("\\u009b2J\\u007f\\u202eb\\u001B[1m", "Übung 日本 🙂")
        .doesNotContain("\u009b", "\u007f", "\u202e", "\u001b");
    assertThat(JSON.readTree(printed.toString())).isEqualTo(answer);
  }

  @Test
  void linesToo() throws Exception {
    var page = JSON.createObjectNode();
    page.putArray("items").addObject().put("text", HOSTILE);
    var printed = new StringWriter();
    new Output(new PrintWriter(printed), true).lines(page);
    assertThat(printed.toString()).doesNotContain("\u009b", "\u202e");
    assertThat(JSON.readTree(printed.toString())).isEqualTo(page.at("/items/0"));
  }
}
