package dev.hansei.activities.metrics.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An output with what it is compared with.
 *
 * @param id a text or a whole number; written back as it came
 * @param references at least one
 */
record Pair(JsonNode id, String output, List<String> references) {
  Pair {
    references = List.copyOf(references);
  }
}
