package dev.hansei.api.suites;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;

/** Reads the slice that an address names. */
@Singleton
final class SliceReader {
  private final Clusters clusters;

  SliceReader(Clusters clusters) {
    this.clusters = clusters;
  }

  /**
   * The slice; of a failure mode that was merged into another, that other's: an address that was
   * kept means the same failures after people have found two modes to be one.
   *
   * @throws InvalidFieldException on {@code slice} where the text names none
   */
  Slice read(ProjectId project, String text) {
    Slice slice = named(text);
    return slice
        .mode()
        .map(id -> new Slice(Slice.MODE, clusters.heir(project, id).toString()))
        .orElse(slice);
  }

  private static Slice named(String text) {
    try {
      return Slice.of(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("slice", String.valueOf(e.getMessage()));
    }
  }
}
