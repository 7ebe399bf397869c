package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.TaskState;
import java.util.UUID;

/**
 * A task that was passed by.
 *
 * @param state where it stands now: skipped once enough people said that it cannot be judged
 */
public record SkippedResource(UUID task, TaskState state) {}
