package dev.hansei.api.suites.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.MediaType;

/** The forms that a run can be downloaded in. */
public enum ReportFormat {
  /** A row an outcome; no cell is taken for a formula. */
  CSV("text/csv", "csv"),
  /** The run and its outcomes as the API shows them, in one object. */
  JSON("application/json", "json"),
  /** An outcome a line. */
  JSONL("application/x-ndjson", "jsonl"),
  /** A test case an outcome, for CI systems. */
  JUNIT("application/xml", "xml"),
  /** Figures and what did not pass, for a pull request. */
  MARKDOWN("text/markdown", "md"),
  /** Each score as OpenTelemetry's event of an evaluation; a body for /v1/logs a line. */
  OTLP("application/x-ndjson", "otlp.jsonl"),
  /** Results as promptfoo writes them, for its viewer and what reads it. */
  PROMPTFOO("application/json", "promptfoo.json");

  private final String mediaType;
  private final String ending;

  ReportFormat(String mediaType, String ending) {
    this.mediaType = mediaType;
    this.ending = ending;
  }

  MediaType mediaType() {
    return MediaType.of(mediaType + ";charset=utf-8");
  }

  String ending() {
    return ending;
  }

  RunReport report(ObjectMapper json) {
    return switch (this) {
      case CSV -> new CsvReport();
      case JSON -> new JsonReport(json);
      case JSONL -> new LinesReport(json);
      case JUNIT -> new JunitReport();
      case MARKDOWN -> new MarkdownReport();
      case OTLP -> new OtlpReport();
      case PROMPTFOO -> new PromptfooReport(json);
    };
  }
}
