package dev.hansei.infra.registry.traces;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** How many traces name a version of a prompt. */
@MappedEntity("traces_trace")
record AnswersRow(@Id String promptVersion, String assignment, long answers) {}
