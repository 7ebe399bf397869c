package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** People of the project. */
@Command(name = "people", description = "People of the project and their roles.")
final class PeopleCommands {
  private final Session session;

  PeopleCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Lists people and roles.")
  int list(@Mixin Paging paging) {
    return session
        .output()
        .table(session.api().get(paging.of("/people")), "id", "email", "displayName", "roles");
  }

  @Command(description = "Invites somebody; prints a one-time link for them.")
  int invite(
      @Parameters(paramLabel = "EMAIL", description = "nothing is sent there") String email,
      @Parameters(paramLabel = "NAME", description = "as pages show it") String name,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              required = true,
              description = "lead, annotator, release-manager, developer or admin; repeatable")
          List<String> roles) {
    JsonNode invited =
        session.api().post("/people", Map.of("email", email, "displayName", name, "roles", roles));
    return session.output().show(invited, "email", "link");
  }
}
