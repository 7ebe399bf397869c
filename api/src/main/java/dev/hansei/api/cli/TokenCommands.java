package dev.hansei.api.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** API tokens. */
@Command(name = "tokens", description = "API tokens of the project.")
final class TokenCommands {
  private final Session session;

  TokenCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Lists tokens, without their secrets.")
  int list() {
    return session
        .output()
        .table(
            session.api().get("/tokens"),
            "id",
            "name",
            "roles",
            "createdAt",
            "lastUsedAt",
            "expiresAt");
  }

  @Command(description = "Makes a token; its secret is shown once.")
  int create(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--role", required = true) List<String> roles) {
    return session
        .output()
        .show(
            session.api().post("/tokens", Map.of("name", name, "roles", roles)),
            "id",
            "name",
            "secret");
  }
}
