package dev.hansei.api.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Somebody who speaks HTTP with the service. Redirects are not followed, so that tests see them.
 *
 * @param headers sent with every request
 */
public record Client(URI base, String project, Map<String, String> headers) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  public Client {
    headers = Map.copyOf(headers);
  }

  /** Nobody. */
  public static Client anonymous(URI base) {
    return new Client(base, "default", Map.of());
  }

  static Client withToken(URI base, String project, String secret) {
    return new Client(base, project, Map.of("Authorization", "Bearer " + secret));
  }

  static Client withSession(URI base, String project, String secret, String csrf) {
    return new Client(
        base,
        project,
        Map.of(
            "Cookie",
            "hansei_session=" + secret,
            "X-CSRF-Token",
            csrf,
            "Sec-Fetch-Site",
            "same-origin"));
  }

  /** The same with another header; an empty value leaves it out. */
  public Client with(String name, String value) {
    var changed = new LinkedHashMap<>(headers);
    changed.remove(name);
    if (!value.isEmpty()) {
      changed.put(name, value);
    }
    return new Client(base, project, changed);
  }

  /** The same person, asking for another project. */
  public Client in(String other) {
    return new Client(base, other, headers);
  }

  /** The token, of a program that has one. */
  public String secret() {
    String authorization = headers.get("Authorization");
    if (authorization == null) {
      throw new IllegalStateException("this one has no token");
    }
    return authorization.substring("Bearer ".length());
  }

  /** A path that begins with a slash: below the project's API, or, after a "!", as it is. */
  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, String json) {
    return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  public Answer post(String path, String mediaType, byte[] body) {
    return send(
        request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body)));
  }

  public Answer form(String path, String form) {
    return post(path, "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
  }

  public Answer put(String path) {
    return send(request(path).PUT(BodyPublishers.noBody()));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      var response = HTTP.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpRequest.Builder request(String path) {
    var whole = path.startsWith("!") ? path.substring(1) : "/api/v1/projects/" + project + path;
    var request = HttpRequest.newBuilder(base.resolve(whole));
    headers.forEach(request::header);
    return request;
  }
}
