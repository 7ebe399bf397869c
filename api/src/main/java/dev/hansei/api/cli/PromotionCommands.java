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
    "createdAt"
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
    return session.output().show(session.api().get(path(promotion)), WITH_EVIDENCE);
  }

  @Command(description = "Approves; two people other than the author must.")
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
              description = "a file with the public key, from whoever runs the installation")
          Path key) {
    return new DossierVerify(session.output()).check(file, key);
  }

  @Command(description = "Lists the public keys that check dossiers.")
  int keys() {
    return session
        .output()
        .table(session.api().ofInstallation("keys"), "id", "algorithm", "signs", "key");
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
