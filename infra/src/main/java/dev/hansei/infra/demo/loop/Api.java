package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The REST API of one project in the name of one person's token. Every refusal is a {@link
 * DemoFailure} with the service's own words. Thread safe.
 */
record Api(URI base, String project, String token) {
  static final ObjectMapper JSON = new ObjectMapper();
  static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** An import of thousands of lines takes seconds; more, and something is stuck. */
  private static final Duration CALL = Duration.ofMinutes(2);

  private static final Duration POLL = Duration.ofMillis(250);

  /** No stage takes so long; then something is wrong that waiting does not mend. */
  private static final Duration STAGE_MAX = Duration.ofMinutes(15);

  JsonNode get(String path) {
    return send(request(path).GET());
  }

  JsonNode post(String path, Object body) {
    return post(path, "application/json", text(body));
  }

  JsonNode post(String path, String mediaType, String body) {
    return send(
        request(path)
            .header("Content-Type", mediaType)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
  }

  JsonNode put(String path, String mediaType, String body) {
    return send(
        request(path)
            .header("Content-Type", mediaType)
            .PUT(BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
  }

  /** One JSON object a line. */
  JsonNode postLines(String path, Collection<?> lines) {
    return post(
        path, "application/jsonl", lines.stream().map(Api::text).collect(Collectors.joining("\n")));
  }

  /** Asks until the answer is as wanted; each answer is shown to {@code watcher}. */
  JsonNode await(String path, Predicate<JsonNode> wanted, Consumer<JsonNode> watcher) {
    long deadline = System.nanoTime() + STAGE_MAX.toNanos();
    while (true) {
      JsonNode now = get(path);
      watcher.accept(now);
      if (wanted.test(now)) {
        return now;
      }
      if (System.nanoTime() > deadline) {
        throw DemoFailure.failed("%s is not done after 15 minutes: %s".formatted(path, now));
      }
      pause();
    }
  }

  /** Long work, until it has left {@code running}. */
  JsonNode ended(String path, Consumer<JsonNode> watcher) {
    JsonNode end = await(path, now -> !now.path("state").asText().equals("running"), watcher);
    if (!end.path("state").asText().equals("completed")) {
      throw DemoFailure.failed("%s did not complete: %s".formatted(path, end));
    }
    return end;
  }

  /** The items of all pages of a list. */
  List<JsonNode> all(String path) {
    var items = new ArrayList<JsonNode>();
    String next = "";
    do {
      String at = path + (path.contains("?") ? "&" : "?") + "limit=200" + next;
      JsonNode page = get(at);
      page.path("items").forEach(items::add);
      next = page.path("next").isTextual() ? "&after=" + encoded(page.path("next").asText()) : "";
    } while (!next.isEmpty());
    return items;
  }

  /** Where people look at a thing. */
  String page(String path) {
    return base.resolve("/projects/" + project + path).toString();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String text(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of text and numbers are JSON", e);
    }
  }

  static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      throw DemoFailure.interrupted();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve("/api/v1/projects/" + project + path))
        .timeout(CALL)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder request) {
    return send(request.build());
  }

  private static JsonNode send(HttpRequest request) {
    return sendUnless(0, request);
  }

  /** Sends anything to the service; an answer of the status {@code expected} is no failure. */
  static JsonNode sendUnless(int expected, HttpRequest request) {
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      JsonNode json = answer.body().isBlank() ? JSON.createObjectNode() : read(answer.body());
      if (answer.statusCode() / 100 != 2 && answer.statusCode() != expected) {
        throw DemoFailure.failed(
            "%s %s was refused (%d): %s"
                .formatted(
                    request.method(), request.uri().getPath(), answer.statusCode(), words(json)));
      }
      return json;
    } catch (IOException e) {
      throw DemoFailure.unreachable(
          "Hansei does not answer at %s (%s); see infra/hansei status"
              .formatted(request.uri().getAuthority(), e));
    } catch (InterruptedException e) {
      throw DemoFailure.interrupted();
    }
  }

  private static String words(JsonNode problem) {
    String errors = problem.path("errors").isEmpty() ? "" : " " + problem.path("errors").toString();
    return problem.path("detail").asText(problem.toString()) + errors;
  }

  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw DemoFailure.failed(
          "this is no JSON: " + text.substring(0, Math.min(200, text.length())));
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Api[%s, %s]".formatted(base, project);
  }
}
