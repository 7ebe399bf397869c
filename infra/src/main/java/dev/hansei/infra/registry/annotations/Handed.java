package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.Lease;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.Task;
import java.util.Objects;

/** A task in somebody's hands, and what it is in their hands for. */
public record Handed(Task task, Purpose purpose, Lease lease) {
  public Handed {
    Objects.requireNonNull(task, "task is null");
    Objects.requireNonNull(purpose, "purpose is null");
    Objects.requireNonNull(lease, "lease is null");
  }
}
