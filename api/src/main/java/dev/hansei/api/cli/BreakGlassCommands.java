package dev.hansei.api.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves past all rules, and the look that somebody else takes at them. */
@Command(
    name = "break-glass",
    description = "Makes a version live at once, past gate, approvals and freezes.")
final class BreakGlassCommands {
  private static final String EMERGENCIES = "/promotions/break-glass";
  private static final String[] FIELDS = {
    "id",
    "prompt",
    "version",
    "stage",
    "replaced",
    "movedBy",
    "movedAt",
    "dueAt",
    "reason",
    "review"
  };

  private final Session session;

  BreakGlassCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Makes a version live at once; somebody else reviews it within 3 days.")
  int move(
      @Option(
              names = "--prompt",
              paramLabel = "NAME",
              required = true,
              description = "the prompt's name")
          String prompt,
      @Option(
              names = "--version",
              paramLabel = "N",
              required = true,
              description = "the version that mends it")
          int version,
      @Option(
              names = "--stage",
              paramLabel = "STAGE",
              defaultValue = "production",
              description = "dev, team or production (when left out)")
          String stage,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              required = true,
              description = "what is broken and why this mends it; 20 characters at least")
          String reason) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("prompt", prompt);
    body.put("version", version);
    body.put("stage", stage);
    body.put("reason", reason);
    return session.output().show(session.api().post(EMERGENCIES, body), FIELDS);
  }

  @Command(description = "Lists emergency moves, newest first.")
  int list(@Mixin Paging paging) {
    return session.output().table(session.api().get(paging.of(EMERGENCIES)), FIELDS);
  }

  @Command(description = "Says what you found when you looked at somebody else's move.")
  int review(
      @Parameters(paramLabel = "EMERGENCY", description = "its id") String emergency,
      @Option(
              names = "--findings",
              paramLabel = "TEXT",
              required = true,
              description = "kept with the move")
          String findings) {
    String path = "%s/%s/review".formatted(EMERGENCIES, Api.encoded(emergency));
    return session.output().show(session.api().post(path, Map.of("findings", findings)), FIELDS);
  }
}
