package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A webhook that something is due for. */
@MappedEntity("projects_delivery")
record DueRow(@Id @Binary16 UUID projectId, @Binary16 UUID webhookId) {}
