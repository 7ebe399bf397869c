package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.LabelledExamples.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pass or fail by a rubric, beside answers that people labelled. Their texts are data like the
 * answer itself; what people said of them stands with the instructions.
 */
record ExamplesForm(RubricForm plain, List<Example> examples) implements JudgeForm {
  /** A longer text is shown by its head: five of them beside a long answer must fit. */
  private static final int CHARS_MAX = 4_000;

  private static final String SHOWN =
      """


      The data begins with %d other answers that people decided on by the same criterion: %s. \
      Let them show you where people draw the line. Grade only the last answer, the one that is \
      called answer.\
      """;

  ExamplesForm {
    examples = List.copyOf(examples);
  }

  @Override
  public Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    for (int i = 0; i < examples.size(); i++) {
      Example one = examples.get(i);
      parts.put("example-%d-question".formatted(i + 1), Finding.cut(one.question(), CHARS_MAX));
      parts.put("example-%d-answer".formatted(i + 1), Finding.cut(one.answer(), CHARS_MAX));
    }
    parts.putAll(plain.parts());
    return parts;
  }

  @Override
  public String instructions(String rule) {
    return plain.instructions(rule) + SHOWN.formatted(examples.size(), decided());
  }

  private String decided() {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      said.add("example %d %s".formatted(i + 1, examples.get(i).passed() ? "passed" : "failed"));
    }
    return String.join(", ", said);
  }

  @Override
  public String schema() {
    return plain.schema();
  }

  @Override
  public Finding read(ReplyFields reply) throws OffSchema {
    return plain.read(reply);
  }
}
