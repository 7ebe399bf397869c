package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Traces and feedback. */
@Command(name = "traces", description = "What the application did, and what people said of it.")
final class TraceCommands {
  private final Session session;

  TraceCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "import",
      description =
          "Imports JSON lines, or CSV where the file's name ends so; bad lines are listed, good"
              + " ones are kept. '-' reads JSON lines from stdin.")
  int importFile(
      @Parameters(
              paramLabel = "FILE",
              description = "lines or columns externalId, input, output, …")
          Path file) {
    Output output = session.output();
    var upload = new LineUpload(session.api(), output);
    boolean isTable = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    JsonNode answer =
        isTable
            ? upload.sendTable("/traces", Api.read(file))
            : upload.send("/traces", Api.read(file));
    return output.upload(answer, "accepted", "duplicates");
  }

  @Command(description = "Lists traces, newest first.")
  int list(@Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of("/traces")),
            "traceId",
            "startedAt",
            "question",
            "answer",
            "thumbs");
  }

  @Command(description = "Writes traces with their texts into a CSV file, newest first.")
  int export(
      @Parameters(paramLabel = "FILE", description = "such as traces.csv") Path file,
      @Option(names = "--status", paramLabel = "STATUS", description = "unset, ok or error")
          @Nullable String status,
      @Option(names = "--thumbs", paramLabel = "WAY", description = "up or down")
          @Nullable String thumbs,
      @Option(names = "--prompt", paramLabel = "NAME", description = "as the sender names it")
          @Nullable String prompt) {
    String path =
        Paging.all("/traces/export", "status", status, "thumbs", thumbs, "prompt", prompt);
    session.api().download(path, file);
    return session.output().written(file);
  }

  @Command(
      description = {
        "Writes what was said of traces into a file, as OpenTelemetry's events",
        "gen_ai.evaluation.result: a body for an OTLP collector's /v1/logs a line."
      })
  int evaluations(
      @Parameters(paramLabel = "FILE", description = "such as said.otlp.jsonl") Path file,
      @Option(names = "--prompt", paramLabel = "NAME", description = "as the sender names it")
          @Nullable String prompt) {
    session.api().download(Paging.all("/traces/evaluations", "prompt", prompt), file);
    return session.output().written(file);
  }

  @Command(description = "Shows one trace.")
  int show(@Parameters(paramLabel = "TRACE", description = "its id, 32 hex digits") String trace) {
    return session
        .output()
        .show(session.api().get("/traces/" + Api.encoded(trace)), "traceId", "spans", "feedback");
  }

  @Command(description = "Says what somebody thought of a trace.")
  int feedback(
      @Parameters(paramLabel = "TRACE", description = "its id, 32 hex digits") String trace,
      @Option(names = "--thumbs", paramLabel = "WAY", description = "up or down")
          @Nullable String thumbs,
      @Option(names = "--stars", paramLabel = "N", description = "1 to 5") @Nullable Integer stars,
      @Option(names = "--comment", paramLabel = "TEXT", description = "in their words")
          @Nullable String comment,
      @Option(
              names = "--correction",
              paramLabel = "TEXT",
              description = "what the answer should have been")
          @Nullable String correction) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("traceId", trace);
    put(body, "thumbs", thumbs);
    put(body, "stars", stars);
    put(body, "comment", comment);
    put(body, "correction", correction);
    if (body.size() == 1) {
      throw CliFailure.usage("say something: --thumbs, --stars, --comment or --correction");
    }
    return session.output().say(session.api().post("/feedback", body), "kept");
  }

  @Command(
      name = "dead-letters",
      description = "Lists what came in and could not be read, newest first. For admins.")
  int deadLetters(@Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of("/traces/dead-letters")),
            "id",
            "door",
            "receivedAt",
            "expiresAt",
            "reason");
  }

  @Command(
      name = "dead-letter",
      description = "Shows one with what came; the audit log says that you looked. For admins.")
  int deadLetter(@Parameters(paramLabel = "LETTER", description = "its id") String letter) {
    return session
        .output()
        .show(
            session.api().get(letterPath(letter)),
            "id",
            "door",
            "reason",
            "sizeBytes",
            "receivedAt",
            "expiresAt",
            "text",
            "base64");
  }

  @Command(description = "Sends a dead letter to its door again; taken in, it is gone. For admins.")
  int replay(@Parameters(paramLabel = "LETTER", description = "its id") String letter) {
    JsonNode answer = session.api().post(letterPath(letter) + "/replay", Map.of());
    return session.output().upload(answer, "accepted", "duplicates");
  }

  @Command(description = "Takes a dead letter away, for good. For admins.")
  int discard(@Parameters(paramLabel = "LETTER", description = "its id") String letter) {
    return session.output().say(session.api().delete(letterPath(letter)), "gone");
  }

  @Command(
      description =
          "Erases a trace, or all of a user, for good, with the words of its failures; and a person"
              + " of the project from promotions and dossiers. For admins."
              + " What retention took of a user is found while an object still has the words.")
  int erase(
      @Parameters(paramLabel = "TRACE", arity = "0..1", description = "its id, 32 hex digits")
          @Nullable String trace,
      @Option(names = "--user", paramLabel = "ID", description = "whose, as senders name them")
          @Nullable String user,
      @Option(
              names = "--person",
              paramLabel = "PERSON",
              description = "whose name and words on promotions: an id or address")
          @Nullable String person) {
    if ((trace == null) == (user == null && person == null)) {
      throw CliFailure.usage("say which: a trace's id, or --user and --person");
    }
    Map<String, Object> whose = new LinkedHashMap<>();
    put(whose, "user", user);
    put(whose, "person", person);
    JsonNode erased =
        trace != null
            ? session.api().delete("/traces/" + Api.encoded(trace))
            : session.api().post("/traces/erase", whose);
    return session
        .output()
        .show(
            erased,
            "traces",
            "failures",
            "patterns",
            "renamed",
            "said",
            "remarks",
            "dossiers",
            "more");
  }

  private static String letterPath(String letter) {
    return "/traces/dead-letters/" + Api.encoded(letter);
  }

  static void put(Map<String, Object> body, String key, @Nullable Object value) {
    if (value != null) {
      body.put(key, value);
    }
  }
}
