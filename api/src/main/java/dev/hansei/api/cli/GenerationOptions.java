package dev.hansei.api.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What to generate cases from. */
final class GenerationOptions {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      required = true,
      description = "such as openai/gpt-4o-mini")
  private String model = "";

  @Option(
      names = "--document",
      paramLabel = "DOCUMENT",
      description = "a document's id; repeatable")
  private List<String> documents = List.of();

  @Option(
      names = "--per-document",
      paramLabel = "N",
      defaultValue = "5",
      description = "questions per document; 5 when left out")
  private int perDocument;

  @Option(names = "--from-failures", description = "failures without a case are sources too")
  private boolean fromFailures;

  @Option(names = "--finalise", description = "cases that pass the check become final at once")
  private boolean finalise;

  Map<String, Object> body(String dataset) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("dataset", dataset);
    body.put("model", model);
    body.put("documents", documents);
    body.put("questionsPerDocument", perDocument);
    body.put("fromFailures", fromFailures);
    body.put("finaliseChecked", finalise);
    return body;
  }
}
