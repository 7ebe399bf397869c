package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class RunReportsTest {
  private static final String RUN =
      """
      {"id":"r1","state":"completed","planned":4,
       "counts":{"scored":2,"error":1,"unscored":1,"cancelled":0},
       "summary":[{"metric":"f|1","n":2,"mean":0.5,"lower":0.1,"upper":0.9,"passed":1}]}
      """;
  private static final String OUTCOMES =
      """
      [{"ordinal":0,"caseId":"c0","question":"Fine?","answer":"Yes","reference":"Yes","passed":true,
        "latencyMillis":1500,"result":{"type":"scored","scores":[{"metric":"f1","value":1,"passed":true}]}},
       {"ordinal":1,"caseId":"c1","question":"A <b> & \\u0000\\"quote\\" | pipe","answer":"]]> no","reference":"x",
        "passed":false,"latencyMillis":10,"result":{"type":"scored","scores":[
          {"metric":"f1","value":0.25,"passed":false},{"metric":"exact","value":1,"passed":true}]}},
       {"ordinal":2,"caseId":"c2","question":"Q2","reference":"x","latencyMillis":0,
        "result":{"type":"error","reason":"rate-limited"}},
       {"ordinal":3,"caseId":"c3","question":"Q3","reference":"x","latencyMillis":0,
        "result":{"type":"unscored","reason":"judge-unreadable","scores":[]}}]
      """;

  private final JsonNode run = read(RUN);
  private final List<JsonNode> outcomes = list(read(OUTCOMES));

  @Test
  void junitTellsFailuresErrorsAndWhatWasNotScoredApart() throws Exception {
    Element suite = suite();
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(message(suite, "failure")).isEqualTo("f1 0.250");
    assertThat(message(suite, "error")).isEqualTo("rate-limited");
    assertThat(message(suite, "skipped")).isEqualTo("unscored: judge-unreadable");
    assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("time"))
        .isEqualTo("1.500");
  }

  @Test
  void junitIsXmlWhateverTheTexts() throws Exception {
    Element failed = (Element) suite().getElementsByTagName("testcase").item(1);
    assertThat(failed.getAttribute("name")).isEqualTo("A <b> & \"quote\" | pipe #1");
    assertThat(failed.getTextContent()).contains("answer: ]]> no", "reference: x");
  }

  @Test
  void markdownHasFiguresAndWhatDidNotPassAndNothingThatItWouldRead() {
    String text = MarkdownReport.of(run, outcomes);
    assertThat(text)
        .contains("2 of 4 scored, 1 errors, 1 unscored, 0 cancelled.")
        .contains("| f\\|1 | 0.500 | 0.100 to 0.900 | 1 | 2 |")
        .contains("1 did not pass:")
        .contains("A &lt;b> &")
        .contains("\\| pipe")
        .doesNotContain("Fine?");
  }

  @Test
  void anUnknownEndingIsRefusedBeforeAnythingIsPaid() {
    assertThatThrownBy(() -> RunExport.check(Path.of("report.pdf")))
        .isInstanceOf(CliFailure.class)
        .hasMessageContaining(".xml (JUnit)");
    RunExport.check(Path.of("report.XML"));
  }

  private Element suite() throws Exception {
    var out = new StringWriter();
    JunitReport.write(run, outcomes, out);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(out.toString())))
        .getDocumentElement();
  }

  private static String message(Element suite, String element) {
    return ((Element) suite.getElementsByTagName(element).item(0)).getAttribute("message");
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }
}
