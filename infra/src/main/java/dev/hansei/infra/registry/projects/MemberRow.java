package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.projects.Role;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code projects_member}. */
@MappedEntity("projects_member")
record MemberRow(
    @Id @Binary16 UUID projectId, @Binary16 UUID personId, Role role, Instant givenAt) {}
