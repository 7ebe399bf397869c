package dev.hansei.activities.metrics.instructions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Our verdicts beside those of IFEval's own checker, on answers of three models. */
class PublicInstructionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double AGREEMENT_MIN = 0.99;

  @Test
  void verdictsAgreeWithTheAuthorsChecker() throws IOException {
    Map<String, JsonNode> prompts = new HashMap<>();
    rows("prompts_en.jsonl").forEach(prompt -> prompts.put(prompt.get("id").asText(), prompt));
    List<String> others = new ArrayList<>();
    int verdicts = 0;
    for (JsonNode row : rows("responses_en.jsonl")) {
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

  private static List<JsonNode> rows(String file) throws IOException {
    String folder = System.getenv("HANSEI_TEST_DATA");
    assumeTrue(folder != null, "HANSEI_TEST_DATA names no folder with the public sets");
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(folder, "ifeval_en", file))) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }
}
