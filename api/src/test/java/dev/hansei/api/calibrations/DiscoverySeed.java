package dev.hansei.api.calibrations;

import dev.hansei.api.failures.FailureSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.calibrations.Discoveries;
import dev.hansei.infra.registry.calibrations.Observations;
import dev.hansei.infra.registry.calibrations.Proposals;
import dev.hansei.workflows.calibrations.DiscoverCriteriaInput;
import dev.hansei.workflows.calibrations.DiscoveryId;
import dev.hansei.workflows.calibrations.DiscoveryState;
import dev.hansei.workflows.calibrations.Observation;
import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.calibrations.ProposalPolicy;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import java.util.List;
import java.util.Optional;

/** Failures of two subjects, and a discovery from them, as workers would have left it. */
public final class DiscoverySeed {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final List<String> ASKED =
      List.of(
          "How long are snapshots kept?",
          "For how long do you keep snapshots?",
          "How many days are snapshots kept for?",
          "Where is my parcel?",
          "When does my parcel arrive?");

  private final ApiServer server;
  private final Project project;
  private final DiscoveryId id;

  /** A discovery that is ready, without a model. */
  public DiscoverySeed(ApiServer server, Project project) {
    this.server = server;
    this.project = project;
    var failures = new FailureSeed(server, project.id());
    ASKED.forEach(failures::refused);
    this.id = new DiscoveryId(server.get(Ids.class).next());
    Discoveries discoveries = server.get(Discoveries.class);
    discoveries.open(new DiscoverCriteriaInput(project.id(), id, Optional.empty(), SYSTEM));
    List<Observation> said = server.get(Observations.class).newest(project.id());
    ArtifactRef set =
        server
            .get(ObjectStore.class)
            .put(
                server
                    .get(CanonicalJson.class)
                    .bytes(said.stream().map(Observations.Frozen::of).toList()),
                ArtifactRef.JSONL);
    discoveries.freeze(project.id(), id, set, said.size());
    var decided =
        ProposalPolicy.decide(
            said, server.get(Embedder.class).embed(said.stream().map(Observation::topic).toList()));
    discoveries.propose(
        project.id(), id, new Discoveries.Found(List.of(), decided.proposals(), decided.alone()));
    discoveries.end(project.id(), id, DiscoveryState.READY, "");
  }

  /** Its id. */
  public DiscoveryId id() {
    return id;
  }

  /** The best supported first. */
  public List<Proposal> proposals() {
    return server.get(Proposals.class).of(project.id(), id);
  }
}
