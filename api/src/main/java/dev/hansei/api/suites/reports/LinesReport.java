package dev.hansei.api.suites.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.suites.OutcomeResource;

/** An outcome a line, as the API shows it. */
final class LinesReport implements RunReport {
  private final ObjectMapper json;

  LinesReport(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public String head(ReportedRun run) {
    return "";
  }

  @Override
  public String item(OutcomeResource outcome) {
    return JsonReport.write(json, outcome) + "\n";
  }

  @Override
  public String tail() {
    return "";
  }
}
