package dev.hansei.api.bodies;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Evaluations as requests of OTLP, one JSON object a line, as OpenTelemetry's file exporter writes
 * them: each line is a body for {@code POST /v1/logs}. Not thread safe.
 */
public final class EvaluationRequests {
  /** As most exporters send at once. */
  static final int RECORDS_MAX = 500;

  /** Of explanations, with which a request stays below the 4 MiB that every collector takes. */
  static final int CHARS_MAX = 500_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String scope;
  private ObjectNode request = JSON.objectNode();
  private int records;
  private int chars;

  /**
   * @param scope which part of the house says so
   */
  public EvaluationRequests(String scope) {
    this.scope = scope;
  }

  /** Takes one more; a line where a request is full, else an empty text. */
  public String add(EvaluationEvent event) {
    if (records == 0) {
      begin();
    }
    request.withArray("/resourceLogs/0/scopeLogs/0/logRecords").add(event.logRecord());
    records++;
    chars += event.explanation().length();
    return records == RECORDS_MAX || chars >= CHARS_MAX ? end() : "";
  }

  /** The line of what is left; an empty text where nothing is. */
  public String end() {
    if (records == 0) {
      return "";
    }
    records = 0;
    chars = 0;
    return request + "\n";
  }

  private void begin() {
    request = JSON.objectNode();
    var logs = request.putArray("resourceLogs").addObject();
    var about = logs.putObject("resource").putArray("attributes");
    EvaluationEvent.text(about, "service.name", "hansei");
    logs.putArray("scopeLogs").addObject().putObject("scope").put("name", scope);
  }
}
