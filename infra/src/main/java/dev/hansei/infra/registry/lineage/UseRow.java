package dev.hansei.infra.registry.lineage;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** How many things of a kind were made with something. */
@MappedEntity("lineage_edge")
record UseRow(@Id String toKind, long uses) {}
