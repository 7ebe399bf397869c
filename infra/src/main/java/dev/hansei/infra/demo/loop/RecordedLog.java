package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One recorded output of somebody's application.
 *
 * @param context passages that the model was given; none where the log has none
 * @param label what a person said of it, if anybody did
 */
record RecordedLog(
    String id, String input, String output, List<String> context, Optional<Said> label) {
  RecordedLog {
    context = List.copyOf(context);
  }

  /**
   * A person's label.
   *
   * @param kind outside, simulated or model; outside where the file does not say
   */
  record Said(boolean passes, String reason, String author, String kind) {}

  /** What a file held: logs that can be used, and why others cannot. */
  record Read(List<RecordedLog> logs, List<String> leftOut) {
    Read {
      logs = List.copyOf(logs);
      leftOut = List.copyOf(leftOut);
    }
  }

  /** Reads the logs; of equal inputs the first is taken. Labels from the other file come first. */
  static Read read(Path file, Optional<Path> labels) {
    Map<String, Said> said = labels.map(RecordedLog::labels).orElse(Map.of());
    List<RecordedLog> logs = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    Set<String> inputs = new HashSet<>();
    int number = 0;
    for (String text : lines(file)) {
      number++;
      JsonNode line = Api.read(text);
      String input = line.path("input").asText();
      if (input.isBlank() || line.path("output").asText().isBlank()) {
        leftOut.add("line %d has no input or no output".formatted(number));
      } else if (!inputs.add(input)) {
        leftOut.add("line %d repeats an input; outputs are looked up by it".formatted(number));
      } else {
        logs.add(log(line, number, said, file.getFileName().toString()));
      }
    }
    return new Read(logs, leftOut);
  }

  /** As the door for traces takes it. */
  Map<String, Object> trace() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("externalId", id);
    line.put("input", input);
    line.put("output", output);
    if (!context.isEmpty()) {
      line.put("passages", context);
    }
    label.ifPresent(it ->
        line.put(
            "feedback",
            Map.of(
                "evaluation",
                Map.of(
                    "name",
                    Traffic.EVALUATION,
                    "value",
                    it.passes() ? 1 : 0,
                    "explanation",
                    "%s (%s): %s".formatted(it.author(), it.kind(), it.reason())))));
    return line;
  }

  /** As a queue takes a label that was made elsewhere. */
  Optional<Map<String, Object>> labelLine() {
    return label.map(it ->
        Map.of(
            "question",
            input,
            "output",
            output,
            "label",
            it.passes() ? "pass" : "fail",
            "author",
            Map.of("type", it.kind(), "name", it.author()),
            "note",
            it.reason()));
  }

  private static RecordedLog log(
      JsonNode line, int number, Map<String, Said> said, String fileName) {
    String id = line.path("id").asText("line-" + number);
    List<String> context = new ArrayList<>();
    if (line.path("context").isArray()) {
      line.path("context").forEach(each -> context.add(passage(each)));
    } else if (!line.path("context").asText().isBlank()) {
      context.add(line.path("context").asText());
    }
    String input = line.path("input").asText();
    Optional<Said> label =
        Optional.ofNullable(said.getOrDefault(id, said.get(input)))
            .or(() -> said(line, "people who labelled " + fileName));
    return new RecordedLog(id, input, line.path("output").asText(), context, label);
  }

  private static String passage(JsonNode passage) {
    return passage.isTextual() ? passage.asText() : passage.path("text").asText();
  }

  private static Map<String, Said> labels(Path file) {
    Map<String, Said> labels = new HashMap<>();
    for (String text : lines(file)) {
      JsonNode line = Api.read(text);
      String of = line.path("id").asText(line.path("input").asText());
      said(line, "people who labelled " + file.getFileName()).ifPresent(it -> labels.put(of, it));
    }
    return labels;
  }

  /** The label of a line: pass or fail, true or false, 1 or 0; or HaluEval's own field. */
  private static Optional<Said> said(JsonNode line, String somebody) {
    Optional<Boolean> passes = Optional.empty();
    if (line.path("human_hallucination").isBoolean()) {
      passes = Optional.of(!line.path("human_hallucination").asBoolean());
    }
    if (line.hasNonNull("label")) {
      passes = Optional.of(Set.of("pass", "true", "1").contains(line.path("label").asText()));
    }
    StringBuilder reason = new StringBuilder(line.path("reason").asText());
    line.path("human_spans")
        .forEach(span -> reason.append(reason.isEmpty() ? "" : "; ").append(span.asText()));
    String author = line.path("author").asText(somebody);
    return passes.map(it ->
        new Said(
            it,
            cut(reason.toString(), 1_000),
            cut(author, 80),
            line.path("kind").asText("outside")));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw DemoFailure.usage(
          "%s cannot be read as UTF-8 lines: %s".formatted(file, e.getMessage()));
    }
  }
}
