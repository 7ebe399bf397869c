package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
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

  private final Session session;

  PromotionCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Asks for a version to become live at a stage.")
  int request(@Mixin PromotionOptions options) {
    return session.output().show(session.api().post("/promotions", options.body()), FIELDS);
  }

  @Command(description = "Lists promotions, newest first.")
  int list(@Option(names = "--state") @Nullable String state) {
    String query = state == null ? "" : "?state=" + Api.encoded(state);
    return session.output().table(session.api().get("/promotions" + query), FIELDS);
  }

  @Command(description = "Shows one promotion with its evidence.")
  int show(@Parameters(paramLabel = "PROMOTION") String promotion) {
    JsonNode answer = session.api().get(path(promotion));
    return session.output().show(answer, FIELDS);
  }

  @Command(description = "Approves; two people other than the author must.")
  int approve(
      @Parameters(paramLabel = "PROMOTION") String promotion,
      @Option(names = "--comment") @Nullable String comment) {
    return decide(promotion, "approve", comment);
  }

  @Command(description = "Refuses; nothing moves.")
  int refuse(
      @Parameters(paramLabel = "PROMOTION") String promotion,
      @Option(names = "--comment", required = true) String comment) {
    return decide(promotion, "refuse", comment);
  }

  @Command(description = "Takes your own request back.")
  int withdraw(@Parameters(paramLabel = "PROMOTION") String promotion) {
    return decide(promotion, "withdraw", null);
  }

  @Command(description = "Makes live again what the promotion replaced.")
  int rollback(
      @Parameters(paramLabel = "PROMOTION") String promotion,
      @Option(names = "--reason", required = true) String reason) {
    return session
        .output()
        .show(session.api().post(path(promotion) + "/rollback", Map.of("reason", reason)), FIELDS);
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
