package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps a token for later calls, after trying it. */
@Command(
    name = "login",
    description = "Tries a token and keeps it, with URL and project, in HANSEI_HOME/cli.json.")
final class LoginCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "TOKEN", description = "An API token (hsi_...).")
  private String secret = "";

  LoginCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    new Api(session.base(), session.projectName(), secret).get("/prompts?limit=1");
    return session
        .output()
        .say(
            JsonNodeFactory.instance.objectNode().put("project", session.projectName()),
            "signed in to project %s; kept in %s"
                .formatted(session.projectName(), session.keep(secret)));
  }
}
