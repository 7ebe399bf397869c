package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;

/** Whose certificates are checked; how much may be asked is read when the round begins. */
public record WatchAnchorsInput(ProjectId projectId) {
  public WatchAnchorsInput {
    Objects.requireNonNull(projectId, "projectId is null");
  }
}
