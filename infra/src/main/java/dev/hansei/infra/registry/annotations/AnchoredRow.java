package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A task whose labels were given by somebody who had read what a judge says of its item. */
@MappedEntity("annotations_task")
record AnchoredRow(@Id @Binary16 UUID taskId) {}
