package dev.hansei.api.firstpath;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;

/** Somebody who calls the REST API of one project with a token of their own. */
public record Caller(URI base, String project, String token) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final Duration CALL = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Who insists waits no longer for one answer, and so long until the next try. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final Duration AGAIN = Duration.ofMillis(200);

  public Reply get(String path) {
    return send(request(path).GET().build());
  }

  /** A page as a browser has it, below those of the project. */
  Reply page(String path) {
    return send(
        HttpRequest.newBuilder(base.resolve("/projects/" + project + path))
            .timeout(CALL)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/html,*/*;q=0.8")
            .GET()
            .build());
  }

  public Reply post(String path, Map<String, ?> body) {
    try {
      return post(path, "application/json", JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public Reply post(String path, String mediaType, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  /**
   * The same request under the same key until the service has decided, as pages do it.
   *
   * @param key under which it may be sent again; empty for none
   */
  Reply insist(String path, Map<String, ?> body, String key, Duration patience) {
    Instant end = Instant.now().plus(patience);
    while (Instant.now().isBefore(end)) {
      try {
        Reply reply = send(insisting(path, body, key));
        boolean isUndecided =
            reply.status() >= 500 || reply.body().contains("idempotency-key-in-use");
        if (!isUndecided) {
          return reply;
        }
      } catch (UncheckedCall _) {
        // Gone for the moment.
      }
      pause(AGAIN);
    }
    throw new AssertionError(path + " was never decided");
  }

  private HttpRequest insisting(String path, Map<String, ?> body, String key) {
    try {
      HttpRequest.Builder request =
          request(path)
              .timeout(SOON)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
      return (key.isEmpty() ? request : request.header("Idempotency-Key", key)).build();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Asks again until the answer is as wanted; an unreachable service is asked again too. */
  Reply await(String path, Duration patience, Predicate<Reply> wanted) {
    return await(path, patience, PAUSE, wanted);
  }

  /**
   * The same.
   *
   * @param pause between two looks
   */
  Reply await(String path, Duration patience, Duration pause, Predicate<Reply> wanted) {
    Instant end = Instant.now().plus(patience);
    String last = "nothing yet";
    while (Instant.now().isBefore(end)) {
      try {
        Reply reply = get(path);
        if (reply.status() == 200 && wanted.test(reply)) {
          return reply;
        }
        last = reply.status() + " " + reply.body();
      } catch (UncheckedCall e) {
        last = e.getMessage();
      }
      pause(pause);
    }
    throw new AssertionError("%s did not come to what was wanted: %s".formatted(path, last));
  }

  private HttpRequest.Builder request(String path) {
    String whole = path.startsWith("/v1/") ? path : "/api/v1/projects/" + project + path;
    return HttpRequest.newBuilder(base.resolve(whole))
        .timeout(CALL)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json");
  }

  static Reply send(HttpRequest request) {
    try {
      var response = HTTP.send(request, BodyHandlers.ofString());
      return new Reply(
          response.statusCode(), response.headers(), response.body(), parse(response.body()));
    } catch (IOException e) {
      throw new UncheckedCall(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parse(String body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The service could not be reached. */
  static final class UncheckedCall extends RuntimeException {
    UncheckedCall(IOException cause) {
      super(cause.toString(), cause);
    }
  }
}
