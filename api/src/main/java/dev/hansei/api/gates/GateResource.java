package dev.hansei.api.gates;

import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A gate, as the API shows it.
 *
 * @param number counts from 1 within the name
 * @param confidence of each interval, or of all together where multiplicity says so
 */
public record GateResource(
    UUID id,
    String name,
    int number,
    List<GateRule> rules,
    double confidence,
    Gate.Multiplicity multiplicity,
    Instant createdAt) {
  static GateResource from(Gate gate) {
    return new GateResource(
        gate.id().value(),
        gate.name(),
        gate.number(),
        gate.rules(),
        gate.confidence(),
        Optional.ofNullable(gate.multiplicity()).orElse(Gate.Multiplicity.NONE),
        gate.createdAt());
  }
}
