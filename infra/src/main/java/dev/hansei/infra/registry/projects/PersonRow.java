package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.PersonId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code projects_person}. */
@MappedEntity("projects_person")
record PersonRow(
    @Id @Binary16 UUID id,
    String email,
    String displayName,
    @Nullable String passwordHash,
    Instant createdAt) {
  Person person() {
    return new Person(new PersonId(id), email, displayName, createdAt);
  }
}
