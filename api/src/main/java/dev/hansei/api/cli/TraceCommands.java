package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
          "Imports JSON lines; bad lines are listed, good ones are kept. '-' reads stdin.")
  int importFile(@Parameters(paramLabel = "FILE") Path file) {
    JsonNode answer = session.api().post("/traces", "application/jsonl", Api.read(file));
    session.output().show(answer, "accepted", "duplicates", "rejected");
    return answer.path("rejected").isEmpty() ? ExitCodes.OK : ExitCodes.REFUSED;
  }

  @Command(description = "Lists traces, newest first.")
  int list(@Option(names = "--after") @Nullable String after) {
    String path = "/traces" + (after == null ? "" : "?after=" + Api.encoded(after));
    return session
        .output()
        .table(session.api().get(path), "traceId", "startedAt", "question", "answer", "thumbs");
  }

  @Command(description = "Shows one trace.")
  int show(@Parameters(paramLabel = "TRACE") String trace) {
    return session
        .output()
        .show(session.api().get("/traces/" + Api.encoded(trace)), "traceId", "spans", "feedback");
  }

  @Command(description = "Says what somebody thought of a trace.")
  int feedback(
      @Parameters(paramLabel = "TRACE") String trace,
      @Option(names = "--thumbs", description = "up or down") @Nullable String thumbs,
      @Option(names = "--stars", description = "1 to 5") @Nullable Integer stars,
      @Option(names = "--comment") @Nullable String comment,
      @Option(names = "--correction", description = "what the answer should have been")
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

  static void put(Map<String, Object> body, String key, @Nullable Object value) {
    if (value != null) {
      body.put(key, value);
    }
  }
}
