package dev.hansei.activities.metrics.instructions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.metrics.ExpectedValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Our verdicts beside those of IFEval's own checker, on answers of three models. */
class PublicInstructionsTest {
  private static final double AGREEMENT_MIN = 0.995;

  @Test
  void verdictsAgreeWithTheAuthorsChecker() {
    Map<String, JsonNode> prompts = new HashMap<>();
    ExpectedValues.publicRows("ifeval_en/prompts_en.jsonl")
        .forEach(prompt -> prompts.put(prompt.get("id").asText(), prompt));
    List<String> others = new ArrayList<>();
    int verdicts = 0;
    for (JsonNode row : ExpectedValues.publicRows("ifeval_en/responses_en.jsonl")) {
      JsonNode prompt = Objects.requireNonNull(prompts.get(row.get("prompt_id").asText()));
      for (int i = 0; i < prompt.get("instruction_ids").size(); i++) {
        String id = prompt.get("instruction_ids").get(i).asText();
        Instruction instruction = Instructions.of(id, prompt.get("kwargs").get(i));
        String answer = row.get("response").asText();
        compare(instruction.isFollowed(answer), row.get("strict").get(i), "strict " + id, others);
        compare(
            instruction.isFollowedLoosely(answer), row.get("loose").get(i), "loose " + id, others);
        verdicts += 2;
      }
    }
    assertThat(verdicts).isGreaterThan(5000);
    assertThat(1 - (double) others.size() / verdicts)
        .as("of %d verdicts %d differ: %s", verdicts, others.size(), others)
        .isGreaterThanOrEqualTo(AGREEMENT_MIN);
  }

  private static void compare(boolean ours, JsonNode theirs, String what, List<String> others) {
    if (ours != theirs.asBoolean()) {
      others.add("%s (ours %s)".formatted(what, ours));
    }
  }
}
