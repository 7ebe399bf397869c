package dev.hansei.activities.metrics.instructions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What an instruction is told, by IFEval's names. */
record Arguments(String id, JsonNode values) {
  String text(String name) {
    return needed(name, values.path(name).isTextual(), "a text").asText();
  }

  int number(String name) {
    return needed(name, values.path(name).isIntegralNumber(), "a whole number").asInt();
  }

  Amount amount(String relation, String count) {
    String word = text(relation);
    return switch (word) {
      case "at least" -> new Amount(true, number(count));
      case "less than" -> new Amount(false, number(count));
      default ->
          throw new IllegalArgumentException(
              "instruction '%s': '%s' is 'at least' or 'less than', not '%s'"
                  .formatted(id, relation, word));
    };
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : needed(name, values.path(name).isArray(), "a list of texts")) {
      texts.add(text.asText());
    }
    return List.copyOf(texts);
  }

  private JsonNode needed(String name, boolean there, String what) {
    if (!there) {
      throw new IllegalArgumentException(
          "instruction '%s' needs %s in '%s'".formatted(id, what, name));
    }
    return values.path(name);
  }
}
