package dev.hansei.api.promotions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Release rules as the file that makes them: all that {@link NewReleaseRules} reads, in YAML, and
 * nothing left out.
 */
@Singleton
final class RulesFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private final ObjectMapper json;

  RulesFile(ObjectMapper json) {
    this.json = json;
  }

  /** The file; saved again it gives the same rules, so the same number. */
  String write(ReleaseRulesResource rules) {
    ObjectNode shown = json.valueToTree(rules);
    ObjectNode file = YAML.createObjectNode();
    file.set("quorum", shown.get("quorum"));
    file.set("approvers", orElse(shown.get("approvers"), YAML.createArrayNode()));
    file.set("freezes", orElse(shown.get("freezes"), YAML.createArrayNode()));
    file.set("plan", orElse(shown.get("plan"), YAML.createObjectNode()));
    if (file.get("plan") instanceof ObjectNode plan) {
      // Said once, by the quorum.
      plan.remove("approvals");
    }
    file.put("weakerPlans", rules.weakerPlans());
    try {
      return YAML.writeValueAsString(file);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rules have a YAML form", e);
    }
  }

  /** Empty lists are left out of answers, but a file that leaves them out would keep others. */
  private static JsonNode orElse(@Nullable JsonNode found, JsonNode empty) {
    return found == null || found.isNull() ? empty : found;
  }
}
