package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies a prompt to another project of the same service. */
@Command(
    name = "copy",
    description = {
      "Copies a version to another project; the prompt is made there where it is not.",
      "What points to things of this project is listed, and not followed."
    })
final class CopyCommand implements Callable<Integer> {
  private static final String HEADER = "Hansei-To-Token";

  private final Session session;

  @Parameters(paramLabel = "NAME", description = "the prompt")
  private String name = "";

  @Option(names = "--to", paramLabel = "PROJECT", required = true, description = "the project")
  private String to = "";

  @Option(
      names = "--to-token",
      paramLabel = "TOKEN",
      defaultValue = "${env:HANSEI_TO_TOKEN:-}",
      description = "a token of that project with the role lead (HANSEI_TO_TOKEN)")
  private String token = "";

  @Option(names = "--as", paramLabel = "NAME", description = "its name there, if another")
  private @Nullable String as;

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "its number; the newest when left out")
  private @Nullable Integer version;

  @Option(names = "--all", description = "all versions, oldest first; 200 at most")
  private boolean all;

  CopyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (token.isBlank()) {
      throw CliFailure.usage(
          "--to-token is missing: a token is good in its own project only; make one of %s"
              .formatted(to));
    }
    Map<String, Object> body = new LinkedHashMap<>(Map.of("to", to));
    if (as != null) {
      body.put("name", as);
    }
    if (version != null) {
      body.put("version", version);
    }
    if (all) {
      body.put("all", true);
    }
    JsonNode copied =
        session
            .api()
            .post(
                "/prompts/" + Api.encoded(name) + "/copies", body, HEADER, Session.checked(token));
    int done = session.output().show(copied, "project", "prompt");
    session.output().part(copied.path("versions"), "from", "number", "made");
    session.output().part(copied.path("left"), "version", "field", "value");
    return done;
  }
}
