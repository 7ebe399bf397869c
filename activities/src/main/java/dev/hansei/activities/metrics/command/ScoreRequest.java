package dev.hansei.activities.metrics.command;

import dev.hansei.activities.metrics.overlap.ReferenceMetric;
import dev.hansei.activities.metrics.overlap.ScoringOptions;
import dev.hansei.activities.metrics.tokens.Tokenization;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code hansei metrics score} is asked for.
 *
 * @param metrics in the order they were named, each once; at least one
 * @param in a file, or {@code -} for standard input
 * @param out a file, or {@code -} for standard output
 */
record ScoreRequest(List<ReferenceMetric> metrics, ScoringOptions options, String in, String out) {
  private static final Set<String> VALUES =
      new LinkedHashSet<>(List.of("--metrics", "--in", "--out", "--tokenize"));
  private static final Set<String> SWITCHES = new LinkedHashSet<>(List.of("--lowercase", "--stem"));

  ScoreRequest {
    metrics = List.copyOf(metrics);
  }

  /** Reads {@code --option value}, {@code --option=value} and switches. */
  static ScoreRequest of(List<String> arguments) throws UsageException {
    Map<String, String> given = given(arguments);
    List<ReferenceMetric> metrics = metrics(needed(given, "--metrics"));
    String in = needed(given, "--in");
    String out = needed(given, "--out");
    if (in.equals(out) && !in.equals("-")) {
      throw new UsageException("--in and --out are the same file; name another one to write to.");
    }
    ScoringOptions options =
        new ScoringOptions(
            tokenization(given.getOrDefault("--tokenize", Tokenization.MTEVAL_13A.word())),
            given.containsKey("--lowercase"),
            given.containsKey("--stem"));
    return new ScoreRequest(metrics, options, in, out);
  }

  private static String needed(Map<String, String> given, String option) throws UsageException {
    String value = given.get(option);
    if (value == null) {
      throw new UsageException("%s is missing.".formatted(option));
    }
    return value;
  }

  private static Map<String, String> given(List<String> arguments) throws UsageException {
    Map<String, String> given = new LinkedHashMap<>();
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String[] parts = rest.next().split("=", 2);
      String value;
      if (SWITCHES.contains(parts[0]) && parts.length == 1) {
        value = "";
      } else if (VALUES.contains(parts[0]) && (parts.length == 2 || rest.hasNext())) {
        value = parts.length == 2 ? parts[1] : rest.next();
      } else {
        throw new UsageException(wrong(parts));
      }
      if (given.put(parts[0], value) != null) {
        throw new UsageException("%s is given twice.".formatted(parts[0]));
      }
    }
    return given;
  }

  private static String wrong(String[] parts) {
    if (SWITCHES.contains(parts[0])) {
      return "%s takes no value.".formatted(parts[0]);
    }
    if (VALUES.contains(parts[0])) {
      return "%s needs a value.".formatted(parts[0]);
    }
    List<String> known = new ArrayList<>(VALUES);
    known.addAll(SWITCHES);
    return "unknown option '%s'; there are %s.".formatted(parts[0], String.join(" ", known));
  }

  private static Tokenization tokenization(String word) throws UsageException {
    return Tokenization.named(word)
        .orElseThrow(() ->
            new UsageException(
                "unknown tokenizer '%s'; there are %s."
                    .formatted(word, String.join(", ", Tokenization.words()))));
  }

  private static List<ReferenceMetric> metrics(String words) throws UsageException {
    Set<ReferenceMetric> metrics = new LinkedHashSet<>();
    for (String word : words.split(",", -1)) {
      String name = word.strip();
      metrics.add(
          ReferenceMetric.named(name)
              .orElseThrow(() ->
                  new UsageException(
                      "unknown metric '%s'; did you mean %s? There are %s."
                          .formatted(
                              name,
                              ReferenceMetric.nearest(name),
                              String.join(", ", ReferenceMetric.words())))));
    }
    return List.copyOf(metrics);
  }
}
