package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A judge learnt from the labels of role align, and measured on those of role gate. */
final class Judging {
  private final Api lead;
  private final Told told;

  Judging(Api lead, Told told) {
    this.lead = lead;
    this.told = told;
  }

  /** Learns and measures; the calibration as it ended, whatever it came to. */
  JsonNode learn(String criterion) {
    String id = lead.post("/calibrations", Map.of("learn", criterion)).path("id").asText();
    JsonNode ended =
        lead.await(
            "/calibrations/" + id,
            now -> !now.path("state").asText().equals("running"),
            told.watching("learning a judge"));
    told.now("the judge: %s", sentence(ended));
    return ended;
  }

  /** What came of it, in words. */
  static String sentence(JsonNode calibration) {
    JsonNode certificate = calibration.path("certificate");
    if (certificate.isMissingNode()) {
      String code = calibration.path("failure").asText("unknown");
      return "none could be learnt: %s"
          .formatted(
              code.equals("INVALID")
                  ? "there are too few labels to learn from"
                  : "failure " + code);
    }
    String reason = certificate.path("reason").asText();
    // The usual reason has kappa with its interval in it.
    String kappa =
        reason.startsWith("Kappa")
            ? ""
            : "kappa %s, ".formatted(estimate(certificate.at("/figures/kappa")));
    return "band %s, measured on %d held-out labels. %s %sAUC %s."
        .formatted(
            certificate.path("band").asText(),
            calibration.path("planned").asInt(),
            reason,
            kappa,
            estimate(certificate.at("/figures/auc")));
  }

  static String estimate(JsonNode estimate) {
    return estimate.has("value")
        ? "%s [%s, %s]"
            .formatted(
                Told.number(estimate.path("value").asDouble()),
                Told.number(estimate.path("lower").asDouble()),
                Told.number(estimate.path("upper").asDouble()))
        : "not measured";
  }
}
