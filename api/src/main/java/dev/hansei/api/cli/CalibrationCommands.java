package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Calibrations and certificates. */
@Command(name = "calibrations", description = "How far judges agree with people.")
final class CalibrationCommands {
  private static final String[] SHOWN = {
    "id",
    "state",
    "judge",
    "split",
    "planned",
    "failure",
    "certificate/band",
    "certificate/reason",
    "certificate/moreLabels",
    "certificate/figures/kappa/value",
    "certificate/figures/kappa/lower",
    "certificate/figures/kappa/upper",
    "certificate/figures/falsePass/value",
    "certificate/figures/falseFail/value",
    "certificate/figures/auc/value",
    "certificate/figures/weighting/effective",
    "certificate/pairs/decided/accuracy/value",
    "certificate/pairs/decided/correct/value",
    "certificate/pairs/decided/consistent/value",
    "certificate/pairs/decided/orderKappa/value",
    "certificate/pairs/decided/firstPicks/value",
    "certificate/expiresAt",
    "certificate/revokedAt",
    "certificate/revokedReason",
    "anchors/certificate",
    "anchors/sentence",
    "anchors/evidence",
    "anchors/needed",
    "anchors/drifted"
  };

  private final Session session;

  CalibrationCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Measures a judge against people's labels, and waits.")
  int start(
      @Option(names = "--judge", description = "the judge version's id") @Nullable String judge,
      @Option(names = "--learn", description = "a criterion's id: learn a judge for it first")
          @Nullable String learn,
      @Option(names = "--split", description = "whose labels: gate, canary, tune or generate")
          @Nullable String split,
      @Option(names = "--no-wait", description = "answers at once") boolean noWait) {
    Map<String, Object> body = new TreeMap<>();
    if (judge != null) {
      body.put("judge", judge);
    }
    if (learn != null) {
      body.put("learn", learn);
    }
    if (split != null) {
      body.put("split", split);
    }
    JsonNode started = session.api().post("/calibrations", body);
    JsonNode ended =
        noWait ? started : session.api().await(path(started.path("id").asText()), session.output());
    show(ended);
    boolean isFine = noWait || ended.path("state").asText().equals("completed");
    return isFine ? ExitCodes.OK : ExitCodes.REFUSED;
  }

  @Command(description = "Lists calibrations, newest first.")
  int list(@Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of("/calibrations")),
            "id",
            "state",
            "judge",
            "split",
            "planned",
            "certificate/band",
            "certificate/figures/kappa/value",
            "certificate/figures/kappa/lower");
  }

  @Command(description = "Shows a calibration with its certificate.")
  int show(
      @Parameters(paramLabel = "CALIBRATION", description = "the calibration's id")
          String calibration) {
    return show(session.api().get(path(calibration)));
  }

  @Command(description = "Aligns a judge of kind rubric with people's labels, and waits.")
  int align(
      @Parameters(paramLabel = "JUDGE", description = "the judge version's id") String judge,
      @Option(names = "--way", description = "examples, rewrite or both") @Nullable String way,
      @Option(names = "--rounds", description = "how often the rubric is written anew, 1 to 8")
          @Nullable Integer rounds,
      @Option(names = "--calls", description = "model calls at most, 2,000 unless said")
          @Nullable Integer calls,
      @Option(names = "--no-wait", description = "answers at once") boolean noWait) {
    Map<String, Object> body = new TreeMap<>(Map.of("judge", judge));
    if (way != null) {
      body.put("way", way);
    }
    if (rounds != null) {
      body.put("rounds", rounds);
    }
    if (calls != null) {
      body.put("callsMax", calls);
    }
    JsonNode started = session.api().post("/calibrations/alignments", body);
    JsonNode ended =
        noWait
            ? started
            : session.api().await(alignment(started.path("id").asText()), session.output());
    showAlignment(ended);
    String state = ended.path("state").asText();
    boolean isFine = noWait || state.equals("completed") || state.equals("no-gain");
    return isFine ? ExitCodes.OK : ExitCodes.REFUSED;
  }

  @Command(description = "Lists alignments, newest first.")
  int alignments(@Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of("/calibrations/alignments")),
            "id",
            "state",
            "judge",
            "way",
            "made",
            "sentence");
  }

  @Command(name = "show-alignment", description = "Shows an alignment, with before and after.")
  int showAlignment(
      @Parameters(paramLabel = "ALIGNMENT", description = "its id") String alignment) {
    return showAlignment(session.api().get(alignment(alignment)));
  }

  private int showAlignment(JsonNode alignment) {
    return session
        .output()
        .show(
            alignment,
            "id",
            "state",
            "sentence",
            "judge",
            "way",
            "calls",
            "callsMax",
            "alignLabels",
            "heldOutLabels",
            "failure",
            "reason",
            "tried/rubric",
            "tried/examples",
            "heldOut/difference/value",
            "heldOut/difference/lower",
            "heldOut/difference/upper",
            "made");
  }

  private static String alignment(String id) {
    return "/calibrations/alignments/" + Api.encoded(id);
  }

  @Command(description = "Takes a certificate back: the judge gates no more.")
  int revoke(
      @Parameters(paramLabel = "CALIBRATION", description = "the calibration's id")
          String calibration,
      @Option(names = "--reason", required = true, description = "kept, and shown") String reason) {
    return session
        .output()
        .say(
            session.api().post(path(calibration) + "/revoke", Map.of("reason", reason)), "revoked");
  }

  @Command(
      description =
          "Asks the judge of a certificate again about some of its answers, and waits; where it"
              + " drifted, the certificate is revoked.")
  int anchors(
      @Parameters(paramLabel = "CALIBRATION", description = "the certificate's calibration")
          String calibration,
      @Option(names = "--no-wait", description = "answers at once") boolean noWait) {
    JsonNode started = session.api().post(path(calibration) + "/anchors", Map.of());
    JsonNode ended =
        noWait ? started : session.api().await(path(started.path("id").asText()), session.output());
    show(ended);
    boolean isFine =
        noWait
            || (ended.path("state").asText().equals("completed")
                && !ended.at("/anchors/drifted").asBoolean());
    return isFine ? ExitCodes.OK : ExitCodes.REFUSED;
  }

  private int show(JsonNode calibration) {
    int code = session.output().show(calibration, SHOWN);
    JsonNode certificate = calibration.path("certificate");
    sentences("use it for", certificate.at("/fitness/uses"));
    sentences("do not use it for", certificate.at("/fitness/prohibited"));
    sentences("measure it again when", certificate.at("/fitness/triggers"));
    sentences("what leads it", certificate.at("/probes/found"));
    return code;
  }

  private void sentences(String heading, JsonNode list) {
    for (JsonNode one : list) {
      session.output().note("%s: %s".formatted(heading, one.path("sentence").asText()));
    }
  }

  private static String path(String calibration) {
    return "/calibrations/" + Api.encoded(calibration);
  }
}
