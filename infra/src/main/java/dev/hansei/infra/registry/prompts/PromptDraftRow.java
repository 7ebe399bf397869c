package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code prompts_draft}; of its key only the prompt tells rows of a person apart. */
@MappedEntity("prompts_draft")
record PromptDraftRow(
    @Binary16 UUID projectId,
    @Id @Binary16 UUID promptId,
    @Binary16 UUID personId,
    @Nullable @Binary16 UUID baseVersionId,
    String body,
    long revision,
    Instant savedAt) {}
