package dev.hansei.api.suites.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.suites.OutcomeResource;
import dev.hansei.api.suites.SafetyResource;
import dev.hansei.api.suites.SlicesResource;
import java.io.UncheckedIOException;
import java.util.List;

/** The run and its outcomes as the API shows them: {@code {run, suite, target, …, outcomes}}. */
final class JsonReport implements RunReport {
  private final ObjectMapper json;
  private boolean begun;

  JsonReport(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public String head(ReportedRun run) {
    var object = json.createObjectNode();
    object.set("run", json.valueToTree(run.run()));
    object.put("suite", run.suite()).put("target", run.target()).put("passed", run.passed());
    if (!run.compared().isEmpty()) {
      object.set("compared", json.valueToTree(List.copyOf(run.compared())));
    }
    if (!run.safety().judges().isEmpty()) {
      object.set("safety", json.valueToTree(SafetyResource.from(run.safety())));
    }
    if (!run.slices().lines().isEmpty()) {
      object.set("slices", json.valueToTree(SlicesResource.from(run.slices())));
    }
    String text = object.toString();
    return text.substring(0, text.length() - 1) + ",\"outcomes\":[\n";
  }

  @Override
  public String item(OutcomeResource outcome) {
    String before = begun ? ",\n" : "";
    begun = true;
    return before + write(json, outcome);
  }

  @Override
  public String tail() {
    return "\n]}\n";
  }

  static String write(ObjectMapper json, Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
