package dev.hansei.infra.registry.projects;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The answer to a request that carried an idempotency key.
 *
 * @param requestSha256 64 lower-case hex digits over method, path and body
 * @param status of HTTP, 100 to 599; {@link #BEGUN} where there is no answer yet
 * @param body word for word, at most 1,000,000 characters; before there is an answer, the id of
 *     what the request makes
 * @param location the answer's Location, where it had one
 */
public record StoredReply(
    String requestSha256, int status, String body, Optional<String> location) {
  /** Answers to POST are small; a larger one is not kept. */
  public static final int BODY_CHARS_MAX = 1_000_000;

  /** As HTTP calls a request that is being worked on. */
  static final int BEGUN = 102;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public StoredReply {
    if (!SHA256.matcher(requestSha256).matches()) {
      throw new IllegalArgumentException("a SHA-256 is 64 lower-case hex digits");
    }
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("an HTTP status is 100 to 599: " + status);
    }
    if (body.length() > BODY_CHARS_MAX) {
      throw new IllegalArgumentException("a stored body has at most 1,000,000 characters");
    }
    Objects.requireNonNull(location, "location is null");
  }

  /** A request that makes something under this id, and has no answer yet. */
  static StoredReply begun(String requestSha256, UUID id) {
    return new StoredReply(requestSha256, BEGUN, id.toString(), Optional.empty());
  }

  /** The id under which it has begun; empty once it was answered. */
  public Optional<UUID> begunAs() {
    return status == BEGUN ? Optional.of(UUID.fromString(body)) : Optional.empty();
  }
}
