package dev.hansei.workflows.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a webhook; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as text.
 */
public record WebhookId(@JsonValue UUID value) implements Comparable<WebhookId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public WebhookId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static WebhookId of(String text) {
    return new WebhookId(UUID.fromString(text));
  }

  @Override
  public int compareTo(WebhookId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
