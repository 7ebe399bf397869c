package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
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
  int list() {
    return session.output().table(session.api().get("/people"), "email", "displayName", "roles");
  }

  @Command(description = "Invites somebody; prints a one-time link for them.")
  int invite(
      @Parameters(paramLabel = "EMAIL") String email,
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--role",
              required = true,
              description = "lead, annotator, release-manager, developer or admin")
          List<String> roles) {
    JsonNode invited =
        session.api().post("/people", Map.of("email", email, "displayName", name, "roles", roles));
    return session.output().show(invited, "email", "link");
  }
}
