package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How the project releases. */
@Command(name = "rules", description = "How the project releases: quorum, people, freezes, plan.")
final class RulesCommands {
  private static final String RULES = "/promotions/rules";

  private final Session session;

  RulesCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Shows what holds, or writes the file that makes it.")
  int show(
      @Option(
              names = "--file",
              paramLabel = "FILE",
              description = "where to write YAML for 'rules save'")
          @Nullable Path file) {
    if (file != null) {
      session.api().download(RULES + "/file", file);
      return session.output().written(file);
    }
    return shown(session.api().get(RULES));
  }

  @Command(description = "Writes rules down from a YAML or JSON file.")
  int save(
      @Parameters(
              paramLabel = "FILE",
              description =
                  "{quorum, approvers, freezes, plan, weakerPlans}; what is left out stays as it is;"
                      + " '-' reads JSON from stdin")
          Path file) {
    return shown(session.api().post(RULES, Api.mediaType(file), Api.read(file)));
  }

  private int shown(JsonNode rules) {
    return session
        .output()
        .show(
            rules,
            "number",
            "quorum",
            "approvers",
            "freezes",
            "plan",
            "weakerPlans",
            "savedBy",
            "savedAt");
  }
}
