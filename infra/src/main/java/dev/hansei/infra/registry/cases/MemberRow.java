package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code cases_version_member}. */
@MappedEntity("cases_version_member")
record MemberRow(
    @Id @Binary16 UUID projectId, @Binary16 UUID versionId, int ordinal, @Binary16 UUID caseId) {}
