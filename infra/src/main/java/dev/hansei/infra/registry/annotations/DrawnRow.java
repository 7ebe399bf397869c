package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * With which chance a queue drew a task.
 *
 * @param chance absent for queues from before that was kept, which drew plainly
 */
@MappedEntity("annotations_task")
record DrawnRow(@Id @Binary16 UUID taskId, @Binary16 UUID queueId, @Nullable Double chance) {}
