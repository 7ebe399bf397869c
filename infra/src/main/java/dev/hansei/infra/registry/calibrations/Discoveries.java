package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.workflows.calibrations.DiscoverCriteriaInput;
import dev.hansei.workflows.calibrations.DiscoveryId;
import dev.hansei.workflows.calibrations.DiscoveryState;
import dev.hansei.workflows.calibrations.DraftedProposal;
import dev.hansei.workflows.calibrations.Observation;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Discoveries of criteria, and the proposals that they come to. */
@Singleton
public final class Discoveries {
  private final DiscoveryRepository rows;
  private final ProposalRepository proposals;
  private final Artifacts artifacts;
  private final Observations observations;
  private final Audit audit;
  private final CanonicalJson json;
  private final Ids ids;
  private final Transactions transactions;
  private final Clock clock;

  Discoveries(
      DiscoveryRepository rows,
      ProposalRepository proposals,
      Artifacts artifacts,
      Observations observations,
      Audit audit,
      CanonicalJson json,
      Ids ids,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.proposals = proposals;
    this.artifacts = artifacts;
    this.observations = observations;
    this.audit = audit;
    this.json = json;
    this.ids = ids;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Writes the row of a discovery that begins; one that is there stays. */
  public void open(DiscoverCriteriaInput input) {
    transactions.run(() -> {
      if (find(input.projectId(), input.discoveryId()).isEmpty()) {
        rows.insert(DiscoveryRow.open(input, json, clock.instant()));
        audit.append(
            input.projectId(),
            input.startedBy(),
            "calibrations.discovery.start",
            subject(input.discoveryId()),
            Map.of("model", input.model().map(Object::toString).orElse("")));
      }
    });
  }

  /**
   * Says what was gathered; what was said first stays.
   *
   * @param set already in the object store
   */
  public DiscoveryView freeze(
      ProjectId project, DiscoveryId id, ArtifactRef set, int observations) {
    return transactions.write(() -> {
      DiscoveryRow row = lock(project, id);
      if (row.isRunning() && row.setSha256() == null) {
        artifacts.register(project, set);
        rows.freeze(project.value(), id.value(), observations, set.sha256(), set.sizeBytes());
      }
      return require(project, id);
    });
  }

  /**
   * Groups that were found.
   *
   * @param read what they were made of, minutes ago
   * @param alone how many of these are in no group
   */
  public record Found(List<Observation> read, List<DraftedProposal> groups, int alone) {
    public Found {
      read = List.copyOf(read);
      groups = List.copyOf(groups);
    }
  }

  /**
   * Writes the proposals, once; a discovery that has ended gets none. A group of which something
   * was erased meanwhile is left out, for its keywords are made of what all members said. Erasure
   * waits for this discovery, or this for erasure.
   */
  public DiscoveryView propose(ProjectId project, DiscoveryId id, Found found) {
    return transactions.write(() -> {
      DiscoveryRow row = lock(project, id);
      if (row.isRunning() && !row.grouped()) {
        Set<SaidSource> gone = observations.goneOf(project, found.read());
        List<DraftedProposal> drafts =
            found.groups().stream()
                .filter(one -> one.evidence().members().stream().noneMatch(gone::contains))
                .toList();
        List<ProposalRow> made = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
          String evidence = json.write(drafts.get(i).evidence());
          made.add(ProposalRow.open(row, ids.next(), i, drafts.get(i), evidence));
        }
        if (!made.isEmpty()) {
          proposals.insert(made);
        }
        rows.group(project.value(), id.value(), found.alone());
      }
      return require(project, id);
    });
  }

  /** Says how it ended; one that has ended stays as it is. */
  public void end(ProjectId project, DiscoveryId id, DiscoveryState state, String code) {
    transactions.run(() -> {
      if (rows.end(project.value(), id.value(), state.name(), code, clock.instant()) == 1) {
        audit.append(
            project,
            new Actor.BySystem(),
            "calibrations.discovery.end",
            subject(id),
            Map.of("state", state.name(), "code", code));
      }
    });
  }

  /** The discovery, where the project has it. */
  public Optional<DiscoveryView> find(ProjectId project, DiscoveryId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.view(json)));
  }

  /**
   * The discovery.
   *
   * @throws RegistryException NOT_FOUND
   */
  public DiscoveryView require(ProjectId project, DiscoveryId id) {
    return find(project, id).orElseThrow(() -> RegistryException.notFound("discovery", id));
  }

  /** Discoveries, newest first. */
  public Page<DiscoveryView> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            row -> row.view(json),
            DiscoveryRow::discoveryId));
  }

  static AuditSubject subject(DiscoveryId id) {
    return AuditSubject.of("discovery", id);
  }

  private DiscoveryRow lock(ProjectId project, DiscoveryId id) {
    return rows.lock(project.value(), id.value())
        .orElseThrow(() -> RegistryException.notFound("discovery", id));
  }
}
