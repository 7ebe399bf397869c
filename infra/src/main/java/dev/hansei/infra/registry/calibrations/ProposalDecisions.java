package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.criteria.Arguments;
import dev.hansei.workflows.calibrations.DiscoveryState;
import dev.hansei.workflows.calibrations.ProposalEvidence;
import dev.hansei.workflows.calibrations.ProposalId;
import dev.hansei.workflows.calibrations.ProposalState;
import dev.hansei.workflows.criteria.Argument;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps of which decisions on proposals are made, each within the transaction that is open. */
@Singleton
final class ProposalDecisions {
  private final ProposalRepository rows;
  private final DiscoveryRepository discoveries;
  private final Arguments arguments;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  ProposalDecisions(
      ProposalRepository rows,
      DiscoveryRepository discoveries,
      Arguments arguments,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.discoveries = discoveries;
    this.arguments = arguments;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The proposal, which nobody else decides on until the transaction ends.
   *
   * @throws RegistryException NOT_FOUND
   */
  ProposalRow lock(ProjectId project, ProposalId id) {
    return rows.lock(project.value(), id.value())
        .orElseThrow(() -> RegistryException.notFound("proposal", id));
  }

  /**
   * Refuses one that is decided on, or whose discovery is not ready.
   *
   * @throws RegistryException CONFLICT {@code proposal-decided} or {@code discovery-runs}
   */
  void requireOpen(ProposalRow row) {
    if (!row.isOpen()) {
      throw decided(row);
    }
    boolean isReady =
        discoveries
            .find(row.projectId(), row.discoveryId())
            .filter(it -> it.state().equals(DiscoveryState.READY.name()))
            .isPresent();
    if (!isReady) {
      throw new RegistryException(
          RegistryException.Kind.CONFLICT,
          "discovery-runs",
          "Proposals can be decided on once their discovery is ready.");
    }
  }

  static RegistryException decided(ProposalRow row) {
    return new RegistryException(
        RegistryException.Kind.CONFLICT,
        "proposal-decided",
        "Proposal %s is %s already."
            .formatted(row.proposalId(), row.state().toLowerCase(Locale.ROOT)));
  }

  /** Its quotes, and those of what went into it, argue for the criterion. */
  void argue(ProjectId project, CriterionId criterion, ProposalRow row) {
    argueAlone(project, criterion, row);
    mergedInto(row).forEach(one -> argueAlone(project, criterion, one));
    rows.followInto(project.value(), row.proposalId(), criterion.value());
  }

  private void argueAlone(ProjectId project, CriterionId criterion, ProposalRow row) {
    Instant now = clock.instant();
    arguments.add(
        project,
        json.read(row.evidence(), ProposalEvidence.class).quotes().stream()
            .map(quote -> new Argument(criterion, quote, Optional.of(row.proposalId()), now))
            .toList());
  }

  /** What went into one. */
  List<ProposalRow> mergedInto(ProposalRow row) {
    return rows.mergedInto(row.projectId(), row.proposalId());
  }

  void decide(
      ProposalRow row,
      ProposalState state,
      @Nullable UUID criterion,
      @Nullable UUID into,
      Actor actor) {
    rows.decide(row.decided(state, criterion, into, json.write(actor), clock.instant()));
  }

  /** The audit row; let it be the last step. */
  void tell(
      ProjectId project, Actor actor, String what, ProposalRow row, Map<String, Object> detail) {
    audit.append(
        project,
        actor,
        "calibrations.proposal." + what,
        AuditSubject.of("proposal", row.proposalId()),
        detail);
  }
}
