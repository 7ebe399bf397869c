package dev.hansei.infra.registry.annotations;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A code of {@code annotations_code} with its uses over criteria. */
@MappedEntity("annotations_code")
record CodeRow(@Id String code, int uses) {}
