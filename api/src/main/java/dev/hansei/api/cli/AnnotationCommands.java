package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

  private static final String[] MEASURES = {
    "key",
    "scale",
    "all/items",
    "all/percent/value",
    "all/percent/lower",
    "all/percent/upper",
    "all/kappa/value",
    "all/kappa/lower",
    "all/kappa/upper",
    "all/fleiss/value",
    "all/fleiss/lower",
    "all/fleiss/upper",
    "all/alpha/value",
    "all/alpha/lower",
    "all/alpha/upper",
    "warning"
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
                  "YAML or JSON: name, criterion, runs (or pairs, items, failures), reviewers,"
                      + " patience, fallback")
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
    JsonNode fields = found.at("/agreement/fields");
    if (!session.output().isJson() && !fields.isEmpty()) {
      var measured = JsonNodeFactory.instance.objectNode();
      measured.set("items", fields);
      session.output().table(measured, FIELD_FIGURES);
    }
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
    if (!session.output().isJson() && fields.size() > 1) {
      var asked = JsonNodeFactory.instance.objectNode();
      asked.set("items", fields);
      session.output().table(asked, "key", "takes/type", "required", "prompt");
    }
    JsonNode markable = answer.at("/task/markable");
    if (!session.output().isJson() && !markable.isEmpty()) {
      var texts = JsonNodeFactory.instance.objectNode();
      texts.set("items", markable);
      session.output().table(texts, "on", "sha256");
    }
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
    if (!session.output().isJson()) {
      table(answer.path("rejected"), "line", "code", "detail");
      table(answer.path("ignored"), "field", "times");
    }
    return answer.path("rejected").isEmpty() ? ExitCodes.OK : ExitCodes.REFUSED;
  }

  private void table(JsonNode items, String... fields) {
    if (!items.isEmpty()) {
      var list = JsonNodeFactory.instance.objectNode();
      list.set("items", items);
      session.output().table(list, fields);
    }
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
          "Shows how far all who labelled a queue agree: measures, words, slices, authors.")
  int agreement(
      @Parameters(paramLabel = "QUEUE", description = "the queue's id") String queue,
      @Option(names = "--field", paramLabel = "KEY", description = "this field of the form alone")
          @Nullable String field,
      @Option(
              names = "--against",
              paramLabel = "AUTHOR",
              description = "everybody against this author, as outside:expert")
          @Nullable String against) {
    String query =
        "?field="
            + Api.encoded(field == null ? "" : field)
            + "&against="
            + Api.encoded(against == null ? "" : against);
    JsonNode found = session.api().get(path(queue) + "/agreement" + query);
    session.output().show(found, "labels", "brought", "measuredAt");
    if (session.output().isJson()) {
      return ExitCodes.OK;
    }
    for (JsonNode one : found.path("fields")) {
      session.output().show(one, MEASURES);
      table(one.path("words"), "word", "share", "positive", "negative", "alpha/value");
      table(
          one.path("slices"),
          "dimension",
          "part",
          "measures/items",
          "measures/percent/value",
          "measures/alpha/value");
      table(
          one.path("raters"),
          "author",
          "labels",
          "compared",
          "percent/value",
          "kappa/value",
          "alphaWithout");
      table(
          one.path(one.path("against").isEmpty() ? "pairs" : "against"),
          "left",
          "right",
          "items",
          "percent/value",
          "kappa/value");
    }
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

  @Command(
      description =
          "Shows how people label: pace, gold, agreement; in the latest queues or in one.")
  int people(
      @Parameters(
              paramLabel = "QUEUE",
              arity = "0..1",
              description = "the queue's id; the latest ten when left out")
          @Nullable String queue) {
    return session
        .output()
        .table(
            session.api().get(queue == null ? "/annotations/people" : path(queue) + "/people"),
            "name",
            "queue",
            "labels",
            "secondsEach",
            "goldRight",
            "goldAnswered",
            "goldAccuracy/lower",
            "goldAccuracy/upper",
            "goldAdvice",
            "same",
            "compared",
            "goldTrend",
            "sameTrend");
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

  private static String path(String queue) {
    return "/annotations/queues/" + Api.encoded(queue);
  }

  private static String taskPath(String task) {
    return "/annotations/tasks/" + Api.encoded(task);
  }
}
