package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run as JUnit XML, which CI systems show: a test case an item. An item that did not pass is a
 * failure, an error of the model an error, and what was not scored is skipped, never failed.
 */
final class JunitReport {
  /** Reports show a line, not an essay. */
  private static final int NAME_CHARS_MAX = 120;

  private static final double MILLIS_PER_SECOND = 1_000;

  private JunitReport() {}

  /** Writes it; {@code out} is left open. */
  static void write(JsonNode run, List<JsonNode> outcomes, Writer out) {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "hansei run " + run.path("id").asText());
      xml.writeAttribute("tests", Integer.toString(outcomes.size()));
      xml.writeAttribute("failures", count(outcomes, "failed"));
      xml.writeAttribute("errors", count(outcomes, "error"));
      xml.writeAttribute("skipped", count(outcomes, "skipped"));
      for (JsonNode outcome : outcomes) {
        testCase(xml, outcome);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw CliFailure.usage("the report cannot be written: " + e.getMessage());
    }
  }

  private static void testCase(XMLStreamWriter xml, JsonNode outcome) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "case " + outcome.path("caseId").asText());
    String name =
        "%s #%s"
            .formatted(cut(outcome.path("question").asText()), outcome.path("ordinal").asText());
    xml.writeAttribute("name", clean(name));
    double seconds = outcome.path("latencyMillis").asLong() / MILLIS_PER_SECOND;
    xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", seconds));
    switch (kind(outcome)) {
      case "failed" -> told(xml, "failure", failing(outcome), said(outcome));
      case "error" -> told(xml, "error", outcome.at("/result/reason").asText(), said(outcome));
      case "skipped" -> told(xml, "skipped", skipped(outcome), "");
      default -> {}
    }
    xml.writeEndElement();
  }

  private static void told(XMLStreamWriter xml, String element, String message, String body)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", clean(message));
    xml.writeCharacters(clean(body));
    xml.writeEndElement();
  }

  private static String kind(JsonNode outcome) {
    return switch (outcome.at("/result/type").asText()) {
      case "scored" -> outcome.path("passed").asBoolean() ? "passed" : "failed";
      case "error" -> "error";
      default -> "skipped";
    };
  }

  private static String count(List<JsonNode> outcomes, String kind) {
    return Long.toString(outcomes.stream().filter(each -> kind(each).equals(kind)).count());
  }

  private static String failing(JsonNode outcome) {
    return StreamSupport.stream(outcome.at("/result/scores").spliterator(), false)
        .filter(score -> !score.path("passed").asBoolean())
        .map(score ->
            String.format(
                Locale.ROOT,
                "%s %.3f",
                score.path("metric").asText(),
                score.path("value").asDouble()))
        .collect(Collectors.joining(", "));
  }

  private static String skipped(JsonNode outcome) {
    String reason = outcome.at("/result/reason").asText();
    return outcome.at("/result/type").asText() + (reason.isEmpty() ? "" : ": " + reason);
  }

  private static String said(JsonNode outcome) {
    return "answer: %s%nreference: %s"
        .formatted(outcome.path("answer").asText(), outcome.path("reference").asText());
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= NAME_CHARS_MAX ? line : line.substring(0, NAME_CHARS_MAX) + "…";
  }

  /** Without the characters that XML 1.0 has no way to write. */
  private static String clean(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(JunitReport::isXml).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
