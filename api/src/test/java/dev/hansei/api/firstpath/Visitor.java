package dev.hansei.api.firstpath;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Somebody who is signed in by a browser: what the scripts of its pages send. */
record Visitor(URI base, String project, String cookie, String csrf) {
  /** The page gives up no sooner. */
  private static final Duration CALL = Duration.ofSeconds(30);

  /**
   * A request.
   *
   * @param key under which it may be sent again; empty for none
   */
  HttpRequest post(String path, String json, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("/api/v1/projects/" + project + path))
            .timeout(CALL)
            .header("Cookie", cookie)
            .header("X-CSRF-Token", csrf)
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8));
    return (key.isEmpty() ? request : request.header("Idempotency-Key", key)).build();
  }
}
