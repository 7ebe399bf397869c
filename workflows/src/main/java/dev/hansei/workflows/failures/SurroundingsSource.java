package dev.hansei.workflows.failures;

import dev.hansei.workflows.projects.ProjectId;

/** Gives the {@link Surroundings} of a project's traces as they are now. */
public interface SurroundingsSource {
  /** For one page of traces: what it looks up it looks up once. Not thread-safe. */
  Surroundings of(ProjectId project);
}
