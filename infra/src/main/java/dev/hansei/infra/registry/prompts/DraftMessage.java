package dev.hansei.infra.registry.prompts;

import java.util.Objects;

/**
 * A message of a draft.
 *
 * @param role system, user or assistant
 * @param content a Mustache template, as far as it is written
 */
public record DraftMessage(String role, String content) {
  public DraftMessage {
    Objects.requireNonNull(role, "role is null");
    Objects.requireNonNull(content, "content is null");
  }
}
