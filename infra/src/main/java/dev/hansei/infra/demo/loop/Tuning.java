package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;

/**
 * An adapter that was learnt for retrieval from the traffic's pairs, where the gate passed none.
 */
final class Tuning {
  private Tuning() {}

  /**
   * What came of it.
   *
   * @param version of the prompt that names the adapter; absent where nothing was gained
   */
  record Learnt(JsonNode tuning, OptionalInt version) {
    /** In words. */
    String sentence() {
      JsonNode held = tuning.path("heldOut");
      if (held.isMissingNode()) {
        return "nothing could be learnt (%s %s)"
            .formatted(tuning.path("failure").asText(), tuning.path("reason").asText());
      }
      return "on %d held-out questions the right passage's reciprocal rank went from %s to %s, by %s: %s"
          .formatted(
              held.path("questions").asInt(),
              Told.number(held.at("/mrr/before/value").asDouble()),
              Told.number(held.at("/mrr/after/value").asDouble()),
              Judging.estimate(held.at("/mrr/difference")),
              version.isPresent()
                  ? "version %d names what was learnt".formatted(version.getAsInt())
                  : "no gain, so no version");
    }
  }

  static Learnt of(Api lead, String id) {
    JsonNode ended = lead.get("/tunings/" + id);
    return new Learnt(ended, version(lead, ended.path("candidate").asText("")));
  }

  private static OptionalInt version(Api lead, String id) {
    return lead.all("/prompts/%s/versions".formatted(Versions.PROMPT)).stream()
        .filter(each -> each.path("id").asText().equals(id))
        .mapToInt(each -> each.path("number").asInt())
        .findFirst();
  }
}
