package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** What a case is clustered by, of its row. */
@MappedEntity("cases_case")
record ClusterRow(@Id @Binary16 UUID caseId, String clusterKey) {}
