package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Promotions. */
@Command(name = "promotions", description = "Prompt versions on their way to a stage, and back.")
final class PromotionCommands {
  private static final String[] FIELDS = {
    "id", "state", "prompt", "version", "stage", "requestedBy", "approvedBy", "approvalsNeeded"
  };

  private static final String[] WITH_EVIDENCE = {
    "id",
    "state",
    "prompt",
    "version",
    "replaces",
    "stage",
    "gate",
    "verdict",
    "baselineRun",
    "candidateRun",
    "requestedBy",
    "approvedBy",
    "approvalsNeeded",
    "decisions",
    "createdAt",
    "plan",
    "path",
    "failureMode",
    "rehearsal/state",
    "rehearsal/inputs",
    "rehearsal/held",
    "rehearsal/note",
    "rehearsal/run"
  };

  private static final String[] REHEARSED = {"name", "unit", "live", "candidate", "difference"};

  private static final String[] STEP = {
    "number",
    "share",
    "state",
    "planned",
    "candidateOutcomes",
    "baselineOutcomes",
    "reason",
    "reasonBy"
  };

  private static final String[] SEEN = {
    "name",
    "comparisons",
    "inStep",
    "needed",
    "candidateMean",
    "baselineMean",
    "harm",
    "limit",
    "benefit"
  };

  private static final String[] OUTCOME = {
    "number", "step", "side", "metric", "value", "counted", "trace", "receivedAt"
  };

  private final Session session;

  PromotionCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Asks for a version to become live at a stage.")
  int request(@Mixin PromotionOptions options) {
    return session.output().show(session.api().post("/promotions", options.body()), FIELDS);
  }

  @Command(description = "Lists promotions, newest first.")
  int list(
      @Option(
              names = "--state",
              paramLabel = "STATE",
              description = "such as awaiting-approval; all when left out")
          @Nullable String state,
      @Mixin Paging paging) {
    return session
        .output()
        .table(session.api().get(paging.of("/promotions", "state", state)), FIELDS);
  }

  @Command(description = "Shows one promotion with its evidence.")
  int show(@Parameters(paramLabel = "PROMOTION", description = "its id") String promotion) {
    JsonNode shown = session.api().get(path(promotion));
    session.output().show(shown, WITH_EVIDENCE);
    session.output().part(shown.at("/rehearsal/figures"), REHEARSED);
    return ExitCodes.OK;
  }

  @Command(
      description = "Lists what a canary of a prompt can watch, by the names that a plan takes.")
  int watchable(@Parameters(paramLabel = "PROMPT", description = "its name") String prompt) {
    return session
        .output()
        .named(
            session.api().get("/promotions/watchable?prompt=" + Api.encoded(prompt)),
            "name",
            "values",
            "direction",
            "from",
            "silent");
  }

  @Command(description = "Shows the steps of a rollout: what each has seen, and how sure it is.")
  int steps(@Parameters(paramLabel = "PROMOTION", description = "its id") String promotion) {
    JsonNode steps = session.api().get(path(promotion) + "/steps");
    session.output().table(steps, STEP);
    for (JsonNode step : steps.path("items")) {
      session.output().part(step.path("metrics"), SEEN);
    }
    return ExitCodes.OK;
  }

  @Command(description = "Lists the outcomes that a canary has read, newest first.")
  int outcomes(
      @Parameters(paramLabel = "PROMOTION", description = "its id") String promotion,
      @Mixin Paging paging) {
    return session
        .output()
        .table(session.api().get(paging.of(path(promotion) + "/outcomes")), OUTCOME);
  }

  @Command(description = "Lists the editions of a promotion's dossier.")
  int dossiers(@Parameters(paramLabel = "PROMOTION", description = "its id") String promotion) {
    return session
        .output()
        .table(
            session.api().get(path(promotion) + "/dossiers"),
            "edition",
            "state",
            "manifest",
            "bytes",
            "key",
            "madeAt");
  }

  @Command(description = "Predicts the requests and hours of a canary at your own traffic.")
  int forecast(@Mixin ForecastOptions options) {
    JsonNode said = session.api().get(options.path());
    session
        .output()
        .show(said, "metric", "looked", "requestsPerDay", "outcomeRate", "requests", "hours");
    session
        .output()
        .part(said.path("steps"), "share", "planned", "baselinePer", "requests", "hours");
    return ExitCodes.OK;
  }

  @Command(
      description =
          "Approves; as many people as the rules say must, none of them author or requester.")
  int approve(
      @Parameters(paramLabel = "PROMOTION", description = "its id") String promotion,
      @Option(names = "--comment", paramLabel = "TEXT", description = "kept with the decision")
          @Nullable String comment) {
    return decide(promotion, "approve", comment);
  }

  @Command(description = "Refuses; nothing moves.")
  int refuse(
      @Parameters(paramLabel = "PROMOTION", description = "its id") String promotion,
      @Option(
              names = "--comment",
              paramLabel = "TEXT",
              required = true,
              description = "why; kept with the decision")
          String comment) {
    return decide(promotion, "refuse", comment);
  }

  @Command(description = "Takes your own request back.")
  int withdraw(@Parameters(paramLabel = "PROMOTION", description = "its id") String promotion) {
    return decide(promotion, "withdraw", null);
  }

  @Command(description = "Makes live again what the promotion replaced.")
  int rollback(
      @Parameters(paramLabel = "PROMOTION", description = "its id") String promotion,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              required = true,
              description = "why; kept with the promotion")
          String reason) {
    return session
        .output()
        .show(session.api().post(path(promotion) + "/rollback", Map.of("reason", reason)), FIELDS);
  }

  @Command(
      description =
          "Keeps a canary's step where it is until somebody resumes it; harm still rolls back.")
  int hold(@Mixin SteeringOptions options) {
    return steer(options, "hold");
  }

  @Command(
      description =
          "Lets a step that is held or paused go on; it waits as long again for outcomes.")
  int resume(@Mixin SteeringOptions options) {
    return steer(options, "resume");
  }

  @Command(
      description = "Ends a step on fewer outcomes: the next one begins, or all get the candidate.")
  int skip(@Mixin SteeringOptions options) {
    return steer(options, "skip");
  }

  @Command(description = "Lets another release manager approve in your place.")
  int delegate(
      @Parameters(paramLabel = "PROMOTION", description = "its id") String promotion,
      @Option(
              names = "--to",
              paramLabel = "PERSON",
              required = true,
              description = "their id or address")
          String to) {
    return session
        .output()
        .table(
            session.api().post(path(promotion) + "/delegations", Map.of("to", to)), "from", "to");
  }

  private int steer(SteeringOptions options, String kind) {
    JsonNode status = session.api().post(path(options.promotion()) + "/steer", options.body(kind));
    return session.output().show(status, "state", "approvedBy", "approvalsNeeded");
  }

  @Command(description = "Downloads what stood behind a promotion, sealed and signed.")
  int dossier(
      @Parameters(paramLabel = "PROMOTION", description = "its id") String promotion,
      @Option(
              names = "--edition",
              paramLabel = "N",
              description = "1: what people decide on; the newest when left out")
          @Nullable Integer edition,
      @Option(
              names = "--file",
              paramLabel = "FILE",
              description = "where to write it (default: ${DEFAULT-VALUE})",
              defaultValue = "dossier.zip")
          Path file) {
    String path = path(promotion) + "/dossier";
    session.api().download(edition == null ? path : path + "?edition=" + edition, file);
    return session.output().written(file);
  }

  @Command(
      description =
          "Checks a dossier: needs the file and a public key, no service, no network. Names the"
              + " first thing that does not match; exit code 4 then.")
  int verify(
      @Parameters(paramLabel = "FILE", description = "a dossier's zip") Path file,
      @Option(
              names = "--key",
              paramLabel = "FILE",
              required = true,
              description =
                  "the public key, as PEM or as the one line ed25519:... of 'promotions keys'; from"
                      + " whoever runs the installation")
          Path key) {
    return new DossierVerify(session.output()).check(file, key);
  }

  @Command(description = "Lists the public keys that check dossiers.")
  int keys(
      @Option(
              names = "--file",
              paramLabel = "FILE",
              description = "writes the key that signs now there, as PEM: what verify --key takes")
          @Nullable Path file) {
    JsonNode keys = session.api().ofInstallation("keys");
    if (file == null) {
      return session.output().table(keys, "id", "algorithm", "signs", "key");
    }
    String pem = keys.at("/items/0/pem").asText();
    if (pem.isEmpty()) {
      throw CliFailure.usage("the installation has no key: its operator sets HANSEI_SIGNING_KEYS");
    }
    Api.write(file, pem);
    return session.output().written(file);
  }

  private int decide(String promotion, String kind, @Nullable String comment) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("kind", kind);
    TraceCommands.put(body, "comment", comment);
    JsonNode status = session.api().post(path(promotion) + "/decisions", body);
    return session.output().show(status, "state", "approvedBy", "approvalsNeeded");
  }

  private static String path(String promotion) {
    return "/promotions/" + Api.encoded(promotion);
  }
}
