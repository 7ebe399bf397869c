package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forms: several questions about each answer of a queue. */
@Command(name = "forms", description = "What queues ask, where that is more than one thing.")
final class FormCommands {
  private static final String PATH = "/annotations/forms";

  private final Session session;

  FormCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Makes a form, or its next version, as a YAML or JSON file says.")
  int create(
      @Parameters(
              paramLabel = "FILE",
              description =
                  "YAML or JSON: name and fields, each with key, prompt and type (pass-fail,"
                      + " categories, many, grades, number, pairwise)")
          Path file) {
    return session
        .output()
        .show(
            session.api().post(PATH, Api.mediaType(file), Api.read(file)),
            "id",
            "name",
            "number",
            "lead");
  }

  @Command(description = "Lists the versions of forms, newest first.")
  int list(@Mixin Paging paging) {
    return session
        .output()
        .table(session.api().get(paging.of(PATH)), "id", "name", "number", "lead", "createdAt");
  }

  @Command(description = "Shows what a form asks.")
  int show(
      @Parameters(paramLabel = "FORM", description = "a version's id, or a name for its newest one")
          String form) {
    JsonNode found = session.api().get(PATH + "/" + Api.encoded(form));
    if (session.output().isJson()) {
      return session.output().show(found);
    }
    var fields = JsonNodeFactory.instance.objectNode();
    fields.set("items", found.path("fields"));
    return session.output().table(fields, "key", "takes/type", "required", "prompt");
  }
}
