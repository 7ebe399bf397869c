package dev.hansei.activities.metrics.instructions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hansei.activities.metrics.formats.JsonAnswers;
import java.util.ArrayList;
import java.util.List;

/** Instructions of one answer, checked strictly. */
public record InstructionList(List<Instruction> instructions) {
  public InstructionList {
    instructions = List.copyOf(instructions);
  }

  /**
   * Reads {@code [{"id": "keywords:existence", "kwargs": {...}}]}, or one such object.
   *
   * @throws IllegalArgumentException where it is none, or names an instruction that is not known
   */
  public static InstructionList parse(String json) {
    JsonNode read =
        JsonAnswers.read(json)
            .filter(it -> it.isContainerNode() && !it.isEmpty())
            .orElseThrow(
                () -> new IllegalArgumentException("instructions are a list [{id, kwargs}]"));
    List<Instruction> instructions = new ArrayList<>();
    if (read.isObject()) {
      instructions.add(one(read));
    } else {
      read.forEach(each -> instructions.add(one(each)));
    }
    return new InstructionList(instructions);
  }

  private static Instruction one(JsonNode given) {
    JsonNode arguments = given.path("kwargs");
    return Instructions.of(
        given.path("id").asText(),
        arguments.isObject() ? arguments : JsonNodeFactory.instance.objectNode());
  }

  /** The share that the answer follows. */
  public double share(String answer) {
    long followed = instructions.stream().filter(one -> one.isFollowed(answer)).count();
    return (double) followed / instructions.size();
  }
}
