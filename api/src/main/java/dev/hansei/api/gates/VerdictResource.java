package dev.hansei.api.gates;

import dev.hansei.infra.registry.gates.VerdictView;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Verdict;
import java.time.Instant;
import java.util.UUID;

/**
 * A verdict, as the API shows it.
 *
 * @param verdict its type is pass, block or inconclusive; the clauses say why
 * @param evidence the figures that it was said on
 */
public record VerdictResource(
    UUID id, UUID gate, Verdict verdict, Evidence evidence, Instant recordedAt) {
  static VerdictResource from(VerdictView view) {
    return new VerdictResource(
        view.id().value(),
        view.gateId().value(),
        view.verdict(),
        view.evidence(),
        view.recordedAt());
  }
}
