package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.JudgeMethod.Graded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form that has each of some numbered texts labelled; the kinds differ in what the texts are,
 * what stands before them, and how labels make a value.
 */
record NumberedForm(Graded method, String rubric, Asked asked) implements JudgeForm {
  /**
   * What one kind asks.
   *
   * @param instructions with places for the rule about data, the rubric, and how to reply
   * @param missing what the case would need to have
   * @param before strangers' texts that stand before the numbered ones
   * @param counts what labels come to
   */
  record Asked(
      String instructions,
      Optional<String> missing,
      Map<String, String> before,
      NumberedFindings texts,
      Counts counts) {}

  /** What labels come to. */
  interface Counts {
    Counted of(List<NumberedFindings.Found> found);
  }

  /**
   * A value with what it counts.
   *
   * @param value 0 to 1
   * @param headline one line for people
   */
  record Counted(double value, String headline) {}

  @Override
  public Optional<String> missing() {
    return asked.missing();
  }

  @Override
  public Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>(asked.before());
    parts.putAll(asked.texts().parts());
    return parts;
  }

  @Override
  public String instructions(String rule) {
    return asked.instructions().formatted(rule, rubric, asked.texts().asked());
  }

  @Override
  public String schema() {
    return asked.texts().schema();
  }

  @Override
  public Finding read(ReplyFields reply) throws OffSchema {
    var found = asked.texts().read(reply);
    Counted counted = asked.counts().of(found);
    return new Finding(
        counted.value() >= method.passesFrom(),
        counted.value(),
        NumberedFindings.extracted(found),
        asked.texts().told(counted.headline(), found));
  }
}
