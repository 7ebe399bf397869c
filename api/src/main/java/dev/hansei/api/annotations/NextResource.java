package dev.hansei.api.annotations;

import java.util.Optional;

/**
 * The next task, and how far one has come.
 *
 * @param task absent when nothing is left that this person could do
 * @param mine how many labels of this person stand in the queue since midnight UTC
 * @param waiting how many tasks of the queue this person could still do, this one included
 */
public record NextResource(Optional<TaskResource> task, int mine, int waiting) {}
