package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** Somebody of a project, and no more of them. */
@MappedEntity("projects_member")
record SomebodyRow(@Id @Binary16 UUID personId) {}
