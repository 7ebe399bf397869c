package dev.hansei.workflows.annotations;

import java.util.Objects;
import java.util.Optional;

/**
 * What the workflow of a queue waits for.
 *
 * @param counts as it saw them last
 * @param next what it will do when nobody comes; absent when nothing is left to do about it
 */
public record AnnotateStatus(QueueCounts counts, Optional<Deadline.Due> next) {
  public AnnotateStatus {
    Objects.requireNonNull(counts, "counts is null");
    Objects.requireNonNull(next, "next is null");
  }
}
