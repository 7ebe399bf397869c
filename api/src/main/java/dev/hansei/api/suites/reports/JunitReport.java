package dev.hansei.api.suites.reports;

import dev.hansei.api.models.CostResource;
import dev.hansei.api.pages.Names;
import dev.hansei.api.suites.OutcomeResource;
import dev.hansei.api.suites.RunCostResource;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.Result;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run as JUnit XML, which CI systems show: a test case an item. An item that did not pass is a
 * failure, an error of the model an error, and what was not scored is skipped, never failed.
 */
final class JunitReport implements RunReport {
  /** Reports show a line, not an essay. */
  private static final int NAME_CHARS_MAX = 120;

  private static final double MILLIS_PER_SECOND = 1_000;

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  JunitReport() {
    try {
      xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writing to memory fails only where an element is left open, which is a defect of ours. */
  private interface Step {
    void write() throws XMLStreamException;
  }

  @Override
  public String head(ReportedRun run) {
    OutcomeCounts counts = run.run().counts();
    return after(() -> {
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", clean("hansei " + run.suite() + ", " + run.target()));
      xml.writeAttribute("id", run.run().id().toString());
      xml.writeAttribute("tests", Integer.toString(counts.sum()));
      xml.writeAttribute("failures", Integer.toString(run.failed()));
      xml.writeAttribute("errors", Integer.toString(counts.error()));
      xml.writeAttribute("skipped", Integer.toString(counts.unscored() + counts.cancelled()));
      if (run.run().startedAt().isPresent()) {
        Instant started = run.run().startedAt().get().truncatedTo(ChronoUnit.SECONDS);
        xml.writeAttribute("timestamp", started.toString());
      }
      money(run.cost());
    });
  }

  /** What is not known is counted, and never written as 0. */
  private void money(RunCostResource cost) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("properties");
    property("hansei.price-list", Integer.toString(cost.priceList()));
    property("hansei.currency", cost.all().currency());
    property("hansei.cost", amount(cost.all()));
    property("hansei.cost.unknown-items", Long.toString(cost.all().unknown()));
    property("hansei.paid", amount(cost.paid()));
    property("hansei.paid.unknown-calls", Long.toString(cost.paid().unknown()));
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static String amount(CostResource cost) {
    return cost.amount().map(BigDecimal::toPlainString).orElse("");
  }

  private void property(String name, String value) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeEmptyElement("property");
    xml.writeAttribute("name", name);
    xml.writeAttribute("value", clean(value));
  }

  @Override
  public String item(OutcomeResource outcome) {
    return after(() -> {
      xml.writeCharacters("\n  ");
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", "case " + outcome.caseId());
      String name = Names.excerpt(outcome.question(), NAME_CHARS_MAX);
      xml.writeAttribute("name", clean("%s #%d".formatted(name, outcome.ordinal())));
      double seconds = outcome.latencyMillis() / MILLIS_PER_SECOND;
      xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", seconds));
      switch (outcome.result()) {
        case Result.Scored scored when !scored.passed() ->
            told("failure", failing(outcome), said(outcome));
        case Result.Scored _ -> {}
        case Result.Errored _ -> told("error", Told.reason(outcome), said(outcome));
        case Result.Unscored _ -> told("skipped", "unscored: " + Told.reason(outcome), "");
        case Result.Cancelled _ -> told("skipped", "cancelled", "");
      }
      xml.writeEndElement();
    });
  }

  @Override
  public String tail() {
    return after(() -> {
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
    });
  }

  private String after(Step step) {
    try {
      step.write();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    String written = text.toString();
    text.getBuffer().setLength(0);
    return written;
  }

  private void told(String element, String message, String body) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", clean(message));
    xml.writeCharacters(clean(body));
    xml.writeEndElement();
  }

  private static String failing(OutcomeResource outcome) {
    return Told.scores(outcome).stream()
        .filter(score -> !score.passed())
        .map(JunitReport::failing)
        .collect(Collectors.joining(", "));
  }

  private static String failing(Score score) {
    String reason = score.explanation().isBlank() ? "" : " (" + score.explanation() + ")";
    return String.format(Locale.ROOT, "%s %.3f%s", score.metric(), score.value(), reason);
  }

  private static String said(OutcomeResource outcome) {
    return "answer: %s%nreference: %s".formatted(Told.answer(outcome), outcome.reference());
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
