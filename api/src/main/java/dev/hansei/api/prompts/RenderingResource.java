package dev.hansei.api.prompts;

import dev.hansei.workflows.models.Message;
import java.util.List;

/** What a model would be sent. */
public record RenderingResource(List<Message> messages) {
  public RenderingResource {
    messages = List.copyOf(messages);
  }
}
