package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where the gate lets nothing pass: an adapter is learnt for retrieval from the traffic's pairs,
 * and where held-out pairs show a gain there is a further version to ask the gate about.
 */
final class Tuning {
  private final Api lead;
  private final Told told;

  Tuning(Api lead, Told told) {
    this.lead = lead;
    this.told = told;
  }

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
                  : "no gain that is more than chance, so no version");
    }
  }

  /** Learns for a version; waits for it. */
  Learnt learn(int base) {
    Map<String, Object> wanted =
        Map.of(
            "name",
            "traffic pairs",
            "dataset",
            CaseSets.TUNING,
            "prompt",
            Versions.PROMPT,
            "version",
            base);
    String id = lead.post("/tunings", wanted).path("id").asText();
    JsonNode ended =
        lead.await(
            "/tunings/" + id,
            now -> !now.path("state").asText().equals("running"),
            told.watching("learning an adapter"));
    Learnt learnt = new Learnt(ended, version(ended.path("candidate").asText("")));
    told.now("tuning: %s", learnt.sentence());
    return learnt;
  }

  private OptionalInt version(String id) {
    return lead.all("/prompts/%s/versions".formatted(Versions.PROMPT)).stream()
        .filter(each -> each.path("id").asText().equals(id))
        .mapToInt(each -> each.path("number").asInt())
        .findFirst();
  }
}
