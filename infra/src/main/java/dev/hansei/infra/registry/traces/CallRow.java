package dev.hansei.infra.registry.traces;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** How many of the newest traces of a prompt name one of its versions. */
@MappedEntity("traces_trace")
record CallRow(@Id long seen, long named) {}
