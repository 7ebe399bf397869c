package dev.hansei.api.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  int list(@Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of("/tokens")),
            "id",
            "name",
            "roles",
            "createdAt",
            "lastUsedAt",
            "expiresAt",
            "revokedAt");
  }

  @Command(description = "Makes a token; its secret is shown once.")
  int create(
      @Parameters(paramLabel = "NAME", description = "what it is for") String name,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              required = true,
              description = "one that you have yourself; repeatable")
          List<String> roles) {
    return session
        .output()
        .show(
            session.api().post("/tokens", Map.of("name", name, "roles", roles)),
            "id",
            "name",
            "secret");
  }

  @Command(description = "Revokes a token, at once and for good.")
  int revoke(@Parameters(paramLabel = "TOKEN", description = "its id") String token) {
    return session.output().say(session.api().delete("/tokens/" + Api.encoded(token)), "revoked");
  }
}
