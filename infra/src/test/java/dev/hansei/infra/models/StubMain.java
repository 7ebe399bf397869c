package dev.hansei.infra.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The stub model server as a process: {@code StubMain PORT [LATENCY_MILLIS [RIGHT_PER_MILLE
 * [ANSWERS.jsonl]]]}. The file holds one {@code {"question","answer"}} a line. Prints {@code stub
 * model server on PORT} once it answers, and runs until it is killed. {@code GET /stub/counts} says
 * how often it was asked; {@code POST /stub/forget} starts counting anew.
 */
public final class StubMain {
  private StubMain() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 0;
    Duration latency = Duration.ofMillis(args.length > 1 ? Long.parseLong(args[1]) : 0);
    int rightPerMille = args.length > 2 ? Integer.parseInt(args[2]) : 1_000;
    Map<String, String> answers = args.length > 3 ? answers(Path.of(args[3])) : Map.of();
    try (var server =
        StubModelServer.start(new StubModelServer.Setup(port, answers, rightPerMille, latency))) {
      System.out.println("stub model server on " + server.port());
      Thread.currentThread().join();
    }
  }

  private static Map<String, String> answers(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<String, String> answers = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = json.readTree(line);
      answers.put(row.path("question").asText(), row.path("answer").asText());
    }
    return answers;
  }
}
