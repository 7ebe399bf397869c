package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Queues, and the labels that people give in them. */
@Command(name = "annotations", description = "What people say of answers: queues and labels.")
final class AnnotationCommands {
  private static final String DESK = "cli";

  /** The key of a field, and what stands between it and the answer. */
  private static final Pattern KEYED = Pattern.compile("[a-z][a-z0-9-]*=");

  private static final String[] QUEUE_FIELDS = {
    "id",
    "name",
    "state",
    "planned",
    "counts/open",
    "counts/disputed",
    "counts/labelled",
    "counts/skipped",
    "counts/unlabelled",
    "coverage",
    "agreement/pairs",
    "agreement/kappa/value",
    "agreement/kappa/lower",
    "agreement/kappa/upper",
    "deadline"
  };

  private static final String[] FIELD_FIGURES = {
    "key",
    "scale",
    "pairs",
    "percent/value",
    "kappa/value",
    "kappa/lower",
    "kappa/upper",
    "alpha/value",
    "alpha/lower",
    "alpha/upper"
  };

  private final Session session;

  AnnotationCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Asks people about the answers of runs, as a YAML or JSON file says.")
  int create(
      @Parameters(
              paramLabel = "FILE",
              description =
                  "YAML or JSON: name, criterion, runs (or pairs, items, failures, traces),"
                      + " reviewers, patience, fallback, prelabel")
          Path file) {
    return session
        .output()
        .show(
            session.api().post("/annotations/queues", Api.mediaType(file), Api.read(file)),
            "id",
            "name",
            "state",
            "planned");
  }

  @Command(description = "Lists queues, newest first.")
  int list() {
    return session
        .output()
        .table(
            session.api().get("/annotations/queues"),
            "id",
            "name",
            "state",
            "planned",
            "counts/labelled",
            "deadline");
  }

  @Command(description = "Shows one queue: counts, coverage and agreement.")
  int show(@Parameters(paramLabel = "QUEUE", description = "the queue's id") String queue) {
    JsonNode found = session.api().get(path(queue));
    session.output().show(found, QUEUE_FIELDS);
    session.output().part(found.at("/agreement/fields"), FIELD_FIGURES);
    return ExitCodes.OK;
  }

  @Command(description = "Closes a queue with what there is.")
  int close(@Parameters(paramLabel = "QUEUE", description = "the queue's id") String queue) {
    return session
        .output()
        .show(session.api().post(path(queue) + "/close", Map.of()), "id", "state", "coverage");
  }

  @Command(
      description = "Takes the next task of a queue; exit code 4 when nothing is left for you.")
  int next(@Parameters(paramLabel = "QUEUE", description = "the queue's id") String queue) {
    JsonNode answer = session.api().post(path(queue) + "/next", Map.of("desk", DESK));
    if (answer.path("task").isMissingNode()) {
      session.output().say(answer, "nothing is left for you in this queue");
      return ExitCodes.REFUSED;
    }
    JsonNode fields = answer.at("/task/fields");
    session
        .output()
        .show(
            session.output().isJson() ? answer : answer.path("task"),
            "id",
            "purpose",
            "question",
            "answer",
            "other",
            "reference",
            "labels",
            "until");
    if (fields.size() > 1) {
      session.output().part(fields, "key", "takes/type", "required", "prompt");
    }
    session.output().part(answer.at("/task/markable"), "on", "sha256");
    return ExitCodes.OK;
  }

  @Command(description = "Labels a task that you hold.")
  int submit(
      @Parameters(paramLabel = "TASK", description = "the task's id, as 'next' gave it")
          String task,
      @Parameters(
              paramLabel = "LABEL",
              arity = "1..*",
              description =
                  "pass, fail or a category of the queue; of a pair first, second or tie; with a form"
                      + " KEY=VALUE for each field, as help=4 \"faults=too long, off topic\"; a text"
                      + " from a file with KEY=@FILE, spans as JSON {sha256, spans: [{category, start,"
                      + " end}]}")
          List<String> said,
      @Option(names = "--note", description = "kept with the label") @Nullable String note) {
    Map<String, Object> body = new LinkedHashMap<>();
    boolean isByKey = said.size() > 1 || KEYED.matcher(said.getFirst()).lookingAt();
    body.put(isByKey ? "answers" : "label", isByKey ? answers(said) : said.getFirst());
    TraceCommands.put(body, "note", note);
    return session
        .output()
        .show(session.api().post(taskPath(task) + "/submit", body), "id", "task", "label");
  }

  private static Map<String, Object> answers(List<String> said) {
    Map<String, Object> answers = new LinkedHashMap<>();
    for (String word : said) {
      if (!KEYED.matcher(word).lookingAt()) {
        throw CliFailure.usage(
            "'%s' is no answer to a field; write KEY=VALUE, in quotes where it has a space."
                .formatted(word));
      }
      int equals = word.indexOf('=');
      answers.put(word.substring(0, equals), SaidValue.of(word.substring(equals + 1)));
    }
    return answers;
  }

  @Command(
      description = "Lists your own labels, newest first; one that is changeable can be undone.")
  int mine(@Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of("/annotations/mine")),
            "annotation/id",
            "queueName",
            "annotation/label",
            "annotation/createdAt",
            "annotation/withdrawnAt",
            "changeable",
            "question");
  }

  @Command(description = "Finds codes of open coding that were given before, with their uses.")
  int codes(
      @Parameters(
              paramLabel = "PART",
              arity = "0..1",
              defaultValue = "",
              description = "what they have in them; all where it is left out")
          String part,
      @Option(names = "--criterion", description = "only those of one criterion, by id or name")
          @Nullable String criterion,
      @Option(
              names = "--limit",
              paramLabel = "N",
              description = "at most so many: 1 to 50, else 10")
          @Nullable String limit) {
    return session
        .output()
        .table(
            session
                .api()
                .get(
                    Paging.all(
                        "/annotations/codes", "q", part, "criterion", criterion, "limit", limit)),
            "code",
            "uses");
  }

  @Command(description = "Passes a task by.")
  int skip(
      @Parameters(paramLabel = "TASK", description = "the task's id, as 'next' gave it")
          String task,
      @Option(
              names = "--reason",
              required = true,
              description = "cannot-judge, broken or not-for-me")
          String reason) {
    return session
        .output()
        .show(
            session.api().post(taskPath(task) + "/skip", Map.of("reason", reason)),
            "task",
            "state");
  }

  @Command(description = "Takes a label of yours back.")
  int undo(
      @Parameters(paramLabel = "ANNOTATION", description = "the label's id, as 'submit' gave it")
          String annotation) {
    String path = "/annotations/" + Api.encoded(annotation) + "/undo";
    return session
        .output()
        .show(session.api().post(path, Map.of("desk", DESK)), "task", "held", "until");
  }

  @Command(
      name = "import",
      description =
          "Brings labels made elsewhere: JSON lines of {item or question and output, label or"
              + " answers by key, author: {type: outside|simulated|model, name}}, CSV, or a file of"
              + " another tool; what matches nothing, and what is not taken up, is listed.")
  int importFile(
      @Parameters(paramLabel = "QUEUE", description = "the queue's id") String queue,
      @Parameters(paramLabel = "FILE", description = "the file") Path file,
      @Mixin LabelFileOptions options) {
    JsonNode answer =
        session
            .api()
            .post(path(queue) + "/labels" + options.query(), options.mediaType(), Api.read(file));
    session.output().show(answer, "taken", "unmatched");
    session.output().part(answer.path("rejected"), "line", "code", "detail");
    session.output().part(answer.path("ignored"), "field", "times");
    return answer.path("rejected").isEmpty() ? ExitCodes.OK : ExitCodes.REFUSED;
  }

  @Command(
      description =
          "Prints the labels that count, one JSON object a line; with --file writes all that was"
              + " said, by whom, in the shape that --format names.")
  int export(
      @Parameters(paramLabel = "QUEUE", description = "the queue's id") String queue,
      @Option(
              names = "--format",
              description = "jsonl, csv, label-studio, argilla or mlflow; goes with --file")
          @Nullable String format,
      @Option(names = "--file", paramLabel = "FILE", description = "where it is written")
          @Nullable Path file) {
    if (file != null) {
      String shape = format == null ? "jsonl" : format;
      session.api().download(path(queue) + "/labels/file?format=" + Api.encoded(shape), file);
      return session.output().written(file);
    }
    if (format != null) {
      throw CliFailure.usage("--format writes a file: name it with --file.");
    }
    String after = "";
    do {
      JsonNode page = session.api().get(path(queue) + "/labels?limit=200" + after);
      session.output().lines(page);
      after = "&after=" + Api.encoded(page.path("next").asText());
    } while (!after.equals("&after="));
    return ExitCodes.OK;
  }

  @Command(
      description =
          "Makes cases of answers that annotators noted something on, corrected or gave themselves,"
              + " to ask them again.")
  int cases(
      @Parameters(paramLabel = "QUEUE", description = "the queue's id") String queue,
      @Option(
              names = "--dataset",
              paramLabel = "DATASET",
              required = true,
              description = "where they go; another one, of the same split")
          String dataset) {
    return session
        .output()
        .show(
            session.api().post(path(queue) + "/cases", Map.of("dataset", dataset)),
            "noted",
            "added",
            "rejected");
  }

  @Command(description = "Lists settled disputes of the latest queues, with what settled them.")
  int disputes() {
    return session
        .output()
        .table(session.api().get("/annotations/disputes"), "task", "label", "question");
  }

  @Command(description = "Lists what you were told of late labels.")
  int notices() {
    return session
        .output()
        .table(session.api().get("/annotations/notices"), "queue", "step", "sentence", "deadline");
  }

  static String path(String queue) {
    return "/annotations/queues/" + Api.encoded(queue);
  }

  private static String taskPath(String task) {
    return "/annotations/tasks/" + Api.encoded(task);
  }
}
