package dev.hansei.api.cli;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a tuning learns from, and for which prompt. */
final class TuneOptions {
  @Option(
      names = "--dataset",
      required = true,
      description = "of split tune; its latest version is learnt from")
  private String dataset = "";

  @Option(names = "--dataset-version", description = "the id of another version of it")
  private @Nullable String datasetVersion;

  @Option(names = "--prompt", required = true, description = "its name")
  private String prompt = "";

  @Option(
      names = "--version",
      required = true,
      description = "number of the version that the candidate is made from")
  private int version;

  Map<String, Object> body(String name) {
    Map<String, Object> body = new TreeMap<>();
    body.put("name", name);
    body.put("dataset", dataset);
    if (datasetVersion != null) {
      body.put("datasetVersion", datasetVersion);
    }
    body.put("prompt", prompt);
    body.put("version", version);
    return body;
  }
}
