package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Documents, datasets and cases. */
@Command(name = "cases", description = "Documents, datasets and their cases.")
final class CaseCommands {
  private final Session session;

  CaseCommands(Session session) {
    this.session = session;
  }

  @Command(name = "add-document", description = "Adds a text or Markdown document.")
  int addDocument(
      @Parameters(paramLabel = "FILE", description = "UTF-8; Markdown when it ends in .md")
          Path file,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description = "What to call it; the file's name when left out.")
          @Nullable String name) {
    String called = name == null ? file.getFileName().toString() : name;
    String mediaType = file.toString().endsWith(".md") ? "text/markdown" : "text/plain";
    JsonNode made =
        session
            .api()
            .post("/cases/documents?name=" + Api.encoded(called), mediaType, Api.read(file));
    return session.output().show(made, "id", "name", "passageCount");
  }

  @Command(description = "Lists documents, newest first.")
  int documents(@Mixin Paging paging) {
    return session
        .output()
        .table(session.api().get(paging.of("/cases/documents")), "id", "name", "passageCount");
  }

  @Command(description = "Makes a dataset for one use: generate, align, tune, gate or canary.")
  int create(
      @Parameters(paramLabel = "NAME", description = "of the new dataset") String name,
      @Option(
              names = "--split",
              paramLabel = "SPLIT",
              required = true,
              description = "generate, align, tune, gate or canary; it never changes")
          String split) {
    return session
        .output()
        .show(
            session.api().post("/cases/datasets", Map.of("name", name, "split", split)),
            "id",
            "name",
            "split");
  }

  @Command(description = "Lists datasets, newest first.")
  int datasets(@Mixin Paging paging) {
    return session
        .output()
        .table(session.api().get(paging.of("/cases/datasets")), "name", "split", "id");
  }

  @Command(
      name = "import",
      description = "Imports cases from JSON lines as final. Bad lines are listed and left out.")
  int importFile(
      @Parameters(paramLabel = "DATASET", description = "its name or id") String dataset,
      @Parameters(
              paramLabel = "FILE",
              description =
                  "lines of {question, reference, context, required} or {messages}; '-' reads stdin")
          Path file) {
    JsonNode answer =
        session.api().post(path(dataset) + "/cases", "application/jsonl", Api.read(file));
    return session.output().upload(answer, "accepted");
  }

  @Command(description = "Generates cases from documents and failures, and waits.")
  int generate(
      @Parameters(paramLabel = "DATASET", description = "its name or id") String dataset,
      @Mixin GenerationOptions options) {
    JsonNode started = session.api().post("/cases/generations", options.body(dataset));
    JsonNode ended =
        session.api().await("/cases/generations/" + started.path("id").asText(), session.output());
    session.output().show(ended, "id", "state", "planned", "kept", "rejected");
    return ended.path("state").asText().equals("failed") ? ExitCodes.REFUSED : ExitCodes.OK;
  }

  @Command(description = "Lists the cases of a dataset.")
  int list(
      @Parameters(paramLabel = "DATASET", description = "its name or id") String dataset,
      @Option(
              names = "--state",
              paramLabel = "STATE",
              description = "draft, final or rejected; all when left out")
          @Nullable String state,
      @Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of(path(dataset) + "/cases", "state", state)),
            "id",
            "state",
            "question",
            "reference",
            "problems");
  }

  @Command(description = "Makes drafts final.")
  int finalise(
      @Parameters(paramLabel = "DATASET", description = "its name or id") String dataset,
      @Parameters(paramLabel = "CASE", arity = "1..*", description = "ids") List<String> cases) {
    return act(dataset, "finalise", cases);
  }

  @Command(description = "Drops cases.")
  int drop(
      @Parameters(paramLabel = "DATASET", description = "its name or id") String dataset,
      @Parameters(paramLabel = "CASE", arity = "1..*", description = "ids") List<String> cases) {
    return act(dataset, "drop", cases);
  }

  @Command(description = "Marks cases that a candidate must pass.")
  int require(
      @Parameters(paramLabel = "DATASET", description = "its name or id") String dataset,
      @Parameters(paramLabel = "CASE", arity = "1..*", description = "ids") List<String> cases) {
    return act(dataset, "require", cases);
  }

  @Command(description = "Freezes the final cases as the next version.")
  int publish(@Parameters(paramLabel = "DATASET", description = "its name or id") String dataset) {
    return session
        .output()
        .show(
            session.api().post(path(dataset) + "/versions", Map.of()), "id", "number", "caseCount");
  }

  @Command(
      description =
          "Makes versions of a dataset's cases that speak of other groups, in a dataset of their"
              + " own.")
  int counterfactuals(
      @Parameters(paramLabel = "DATASET", description = "its name or id") String dataset,
      @Parameters(
              paramLabel = "FILE|NAME",
              description =
                  "{name, terms: {groups, rows, ambiguous}} in .yaml or .json; or the name of the"
                      + " dataset that gets the versions")
          String to,
      @Option(
              names = "--list",
              paramLabel = "LIST",
              defaultValue = "gender-en",
              description = "with a name: gender-en (default) or religion-en")
          String list) {
    String path = path(dataset) + "/counterfactuals";
    JsonNode made =
        to.matches(".*\\.(yaml|yml|json)")
            ? session.api().post(path, Api.mediaType(Path.of(to)), Api.read(Path.of(to)))
            : session.api().post(path, Map.of("name", to, "list", list));
    return session.output().show(made, "dataset", "version", "used", "added", "asked", "leftOut");
  }

  private int act(String dataset, String verb, List<String> cases) {
    JsonNode answer = session.api().post(path(dataset) + "/" + verb, Map.of("cases", cases));
    int changed = answer.path("changed").asInt();
    return session
        .output()
        .say(answer, "%d changed, %d were so before".formatted(changed, cases.size() - changed));
  }

  private static String path(String dataset) {
    return "/cases/datasets/" + Api.encoded(dataset);
  }
}
