package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The audit log. */
@Command(name = "audit", description = "The hash-chained log of who did what.")
final class AuditCommands {
  private final Session session;

  AuditCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Lists entries, newest first.")
  int list(@Mixin Paging paging) {
    JsonNode page = session.api().get(paging.of("/audit"));
    return session
        .output()
        .table(
            session.output().isJson() ? page : AuditChanges.in(page),
            "sequence",
            "at",
            "actor",
            "action",
            "subject",
            "change");
  }

  @Command(
      description = {
        "Proves the chain and holds it against its anchors; exit code 4 when it is not what it was.",
        "With --file an exported log is proven by itself: no service, no token. That shows that it",
        "is one chain; whose, since when and up to which row, only --anchors and --project-id show."
      })
  int verify(
      @Option(names = "--file", paramLabel = "FILE", description = "what audit export has written")
          @Nullable Path file,
      @Option(
              names = "--anchors",
              paramLabel = "FOLDER",
              description = "copies of the objects audit/<project>/*.json; with --file")
          @Nullable Path anchors,
      @Option(
              names = "--project-id",
              paramLabel = "ID",
              description = "the project whose log it has to be; with --file")
          @Nullable String project,
      @Option(
              names = "--part",
              description = "it is known to be a part: rows before it or after it may be missing")
          boolean isPart) {
    if (file == null && (anchors != null || project != null || isPart)) {
      throw CliFailure.usage(
          "--anchors, --project-id and --part are taken with --file; the service reads its own");
    }
    JsonNode check =
        file == null
            ? session.api().post("/audit/verify", Map.of())
            : AuditFiles.check(file, AuditFiles.outside(anchors, project, isPart));
    session
        .output()
        .show(
            check,
            "intact",
            "projectId",
            "exportedAt",
            "toEnd",
            "firstRow",
            "lastRow",
            "rows",
            "head",
            "follows",
            "firstBadRow",
            "reason",
            "anchors",
            "anchoredRow",
            "anchoredOn",
            "outsideAnchors",
            "outsideRow",
            "outsideOn",
            "problems",
            "missingDays");
    return check.path("intact").asBoolean() ? ExitCodes.OK : ExitCodes.REFUSED;
  }

  @Command(description = "Lists where the chain ended on which day, as the object store has it.")
  int anchors(@Mixin Paging paging) {
    return session
        .output()
        .table(session.api().get(paging.of("/audit/anchors")), "day", "sequence", "hash", "at");
  }

  @Command(description = "Writes the log into a file of JSON lines, which verify --file proves.")
  int export(
      @Parameters(paramLabel = "FILE", description = "such as audit.jsonl") Path file,
      @Option(
              names = "--from",
              paramLabel = "DAY",
              description = "the first day (UTC), such as 2026-11-01, or a moment")
          @Nullable String from,
      @Option(
              names = "--to",
              paramLabel = "DAY",
              description = "the last day, which is included, or a moment, which is not")
          @Nullable String to) {
    session.api().download(Paging.all("/audit/export", "from", from, "to", to), file);
    return session.output().written(file);
  }
}
