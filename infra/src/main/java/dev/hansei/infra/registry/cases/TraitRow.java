package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case without its texts. {@code traits}: the JSON of its fields. {@code detectors}: with commas.
 * {@code modeId}, {@code modeName}: of the cluster that its failure is counted into by now.
 */
@MappedEntity("cases_case")
record TraitRow(
    @Id @Binary16 UUID caseId,
    boolean required,
    @Nullable String traits,
    @Nullable String detectors,
    @Nullable @Binary16 UUID modeId,
    @Nullable String modeName) {}
