package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The audit log. */
@Command(name = "audit", description = "The hash-chained log of who did what.")
final class AuditCommands {
  private final Session session;

  AuditCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Lists entries, newest first.")
  int list(@Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of("/audit")), "sequence", "at", "actor", "action", "subject");
  }

  @Command(description = "Proves the chain; exit code 4 when it is broken.")
  int verify() {
    JsonNode check = session.api().post("/audit/verify", Map.of());
    session.output().show(check, "intact", "rows", "firstBadRow", "reason");
    return check.path("intact").asBoolean() ? ExitCodes.OK : ExitCodes.REFUSED;
  }
}
