package dev.hansei.infra.demo.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/**
 * Requests to the service in the name of one token. Thread safe.
 *
 * @param base such as {@code http://127.0.0.1:8088}
 * @param project the project's name; the door for traces takes it from the token instead
 * @param token sent as bearer token
 */
public record ServiceClient(URI base, String project, String token, HttpClient http) {
  /** A fetch is a read by key; longer, and the application goes on with what it has. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  public ServiceClient {
    Objects.requireNonNull(base, "base is null");
    Objects.requireNonNull(project, "project is null");
    Objects.requireNonNull(token, "token is null");
    Objects.requireNonNull(http, "http is null");
  }

  /** A client of its own connections. */
  public static ServiceClient of(URI base, String project, String token) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    return new ServiceClient(base, project, token, http);
  }

  /** Reads below the project's API; {@code tag} goes along as If-None-Match unless it is empty. */
  HttpResponse<byte[]> get(String path, String tag) throws IOException, InterruptedException {
    HttpRequest.Builder request = request("/api/v1/projects/%s%s".formatted(project, path)).GET();
    if (!tag.isEmpty()) {
      request.header("If-None-Match", tag);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Sends JSON to a path of the service. */
  HttpResponse<byte[]> post(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(PATIENCE)
        // Weights come as bytes.
        .header("Accept", "application/json, application/octet-stream")
        .header("Authorization", "Bearer " + token);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "ServiceClient[%s, %s]".formatted(base, project);
  }
}
