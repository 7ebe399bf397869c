package dev.hansei.infra.registry.gates;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code gates_gate}. */
@MappedEntity("gates_gate")
record GateRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID gateId,
    String name,
    int number,
    String rules,
    double confidence,
    @Binary32 Sha256 contentSha256,
    Instant createdAt,
    @Nullable String multiplicity) {
  static final TypeReference<List<GateRule>> RULES = new TypeReference<>() {};

  Gate gate(CanonicalJson json) {
    return new Gate(
        new GateId(gateId),
        name,
        number,
        json.read(rules, RULES),
        confidence,
        createdAt,
        multiplicity == null ? null : Gate.Multiplicity.valueOf(multiplicity));
  }
}
