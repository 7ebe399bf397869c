package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A prompt that somebody has a draft of. */
@MappedEntity("prompts_draft")
record DraftedPromptRow(@Id @Binary16 UUID promptId) {}
