package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps a token for later calls, after trying it. */
@Command(
    name = "login",
    description = "Tries a token and keeps it, with URL and project, in HANSEI_HOME/cli.json.")
final class LoginCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "TOKEN",
      arity = "0..1",
      description = "An API token (hsi_...); asked for when left out, so that no history keeps it.")
  private @Nullable String secret;

  LoginCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String token = Session.checked(secret == null ? asked() : secret);
    new Api(session.base(), session.projectName(), token).get("/prompts?limit=1");
    return session
        .output()
        .say(
            JsonNodeFactory.instance.objectNode().put("project", session.projectName()),
            "signed in to project %s; kept in %s"
                .formatted(session.projectName(), session.keep(token)));
  }

  private static String asked() {
    var console = System.console();
    var typed = console == null ? null : console.readPassword("Token: ");
    if (typed == null) {
      throw CliFailure.usage("name the token: hansei login TOKEN");
    }
    return new String(typed);
  }
}
