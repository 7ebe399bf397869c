package dev.hansei.api.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** How personal data is redacted before traces are stored. */
@Command(
    name = "redaction",
    description = "How personal data is redacted before traces are stored.")
final class RedactionCommands {
  private static final String PATH = "/traces/redaction";

  private final Session session;

  RedactionCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Shows the policy in force and what was redacted in the last 7 days.")
  int show() {
    return session
        .output()
        .show(
            session.api().get(PATH), "version", "since", "actions", "names", "patterns", "counts");
  }

  @Command(
      description =
          "Puts the policy of a JSON file in force: {actions: {email: hash, …}, names, patterns}."
              + " '-' reads stdin. For leads and admins.")
  int set(@Parameters(paramLabel = "FILE", description = "the policy") Path file) {
    return session
        .output()
        .show(
            session.api().put(PATH, "application/json", Api.read(file)),
            "version",
            "actions",
            "names",
            "patterns");
  }

  @Command(name = "try", description = "Shows what redaction makes of a text; nothing is kept.")
  int attempt(@Parameters(paramLabel = "TEXT", description = "what to try") String text) {
    return session
        .output()
        .show(session.api().post(PATH + "/try", Map.of("text", text)), "text", "finds");
  }
}
