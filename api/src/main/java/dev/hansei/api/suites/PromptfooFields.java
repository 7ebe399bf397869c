package dev.hansei.api.suites;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The fields of promptfoo's files: those that are read, and what is said of the others. */
final class PromptfooFields {
  static final String NO_FILES = "Files are not read here; put what the file holds in its place.";

  private static final String READ = "";
  private static final String TARGET =
      "A run names its target: 'hansei suites run SUITE --prompt P --version N --model M'.";

  /** Of the whole file; an empty text for what is read. */
  static final Map<String, String> FILE =
      Map.ofEntries(
          Map.entry("description", READ),
          Map.entry("tests", READ),
          Map.entry("defaultTest", READ),
          Map.entry("$schema", READ),
          Map.entry("prompts", "Make a prompt of it: 'hansei prompts add'. " + TARGET),
          Map.entry("providers", TARGET),
          Map.entry("targets", TARGET),
          Map.entry("scenarios", "Write each combination out as a test."),
          Map.entry("assertionTemplates", "Write each assertion out where it is asked."),
          Map.entry(
              "derivedMetrics", "They are JavaScript or formulas; compute them of the export."),
          Map.entry("nunjucksFilters", "Code is not run here."),
          Map.entry("extensions", "Code is not run here."),
          Map.entry("redteam", "Attacks are not generated here."),
          Map.entry("env", "Keys are in the server's environment."),
          Map.entry("evaluateOptions", "A run says how often each case is asked: --repeats."));

  /** Of a test. */
  static final Map<String, String> TEST =
      Map.ofEntries(
          Map.entry("description", READ),
          Map.entry("vars", READ),
          Map.entry("assert", READ),
          Map.entry("threshold", READ),
          Map.entry("options", READ),
          Map.entry("metadata", "It changes no verdict and is not kept."),
          Map.entry("provider", TARGET),
          Map.entry("providers", TARGET),
          Map.entry("prompts", "Every case is asked of the target of the run."),
          Map.entry("assertScoringFunction", "Code is not run here; the weighted mean is taken."));

  /** Of a test's options. */
  static final Map<String, String> OPTIONS =
      Map.of("transform", READ, "disableDefaultAsserts", READ);

  private static final String UNKNOWN = "This field is not read; the rest is kept.";

  private PromptfooFields() {}

  /** Notes the fields of an object that are not read. */
  static void note(
      String place, JsonNode object, Map<String, String> known, List<LeftOut> leftOut) {
    object
        .properties()
        .forEach(field -> {
          String why = known.getOrDefault(field.getKey(), UNKNOWN);
          if (!why.isEmpty()) {
            String at = place.isEmpty() ? field.getKey() : place + "." + field.getKey();
            leftOut.add(new LeftOut(at, field.getKey(), why));
          }
        });
  }
}
