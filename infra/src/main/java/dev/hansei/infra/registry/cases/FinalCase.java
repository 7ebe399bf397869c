package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** What a dataset version keeps of a row of {@code cases_case}. */
@MappedEntity("cases_case")
record FinalCase(@Id @Binary16 UUID caseId, @Binary32 Sha256 contentSha256) {}
