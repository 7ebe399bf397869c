package dev.hansei.workflows.annotations;

import dev.hansei.workflows.projects.Actor;
import java.util.Objects;

/** Somebody wants a queue closed with what there is. */
public record CloseRequest(Actor by) {
  public CloseRequest {
    Objects.requireNonNull(by, "by is null");
  }
}
