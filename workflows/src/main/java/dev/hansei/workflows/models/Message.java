package dev.hansei.workflows.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/** One message of a chat. */
public record Message(Role role, String content) {
  public Message {
    Objects.requireNonNull(role, "role is null");
    Objects.requireNonNull(content, "content is null");
  }

  /** Who speaks. */
  public enum Role {
    @JsonProperty("system")
    SYSTEM,
    @JsonProperty("user")
    USER,
    @JsonProperty("assistant")
    ASSISTANT
  }
}
