package dev.hansei.activities.calibrations;

import dev.hansei.activities.Beating;
import dev.hansei.activities.Effects;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.calibrations.Discoveries;
import dev.hansei.infra.registry.calibrations.DiscoveryView;
import dev.hansei.infra.registry.calibrations.Observations;
import dev.hansei.infra.registry.calibrations.Observations.Frozen;
import dev.hansei.infra.registry.calibrations.Proposals;
import dev.hansei.workflows.calibrations.DiscoverCriteriaInput;
import dev.hansei.workflows.calibrations.DiscoveryActivities;
import dev.hansei.workflows.calibrations.Observation;
import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.calibrations.ProposalPolicy;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Gathers what people saw, and proposes criteria. The rows say what is done. */
@Singleton
public final class DiscoveryActivitiesImpl implements DiscoveryActivities {
  private final Discoveries discoveries;
  private final Proposals proposals;
  private final Observations observations;
  private final ProposalMaker maker;
  private final CriterionWriter writer;
  private final ObjectStore objects;
  private final CanonicalJson json;

  DiscoveryActivitiesImpl(
      Discoveries discoveries,
      Proposals proposals,
      Observations observations,
      ProposalMaker maker,
      CriterionWriter writer,
      ObjectStore objects,
      CanonicalJson json) {
    this.discoveries = discoveries;
    this.proposals = proposals;
    this.observations = observations;
    this.maker = maker;
    this.writer = writer;
    this.objects = objects;
    this.json = json;
  }

  @Override
  public void openDiscovery(DiscoverCriteriaInput input) {
    Effects.run(() -> discoveries.open(input));
  }

  @Override
  public GatheredSaid gatherSaid(DiscoverCriteriaInput input) {
    return Effects.of(() -> {
      DiscoveryView there = discoveries.require(input.projectId(), input.discoveryId());
      DiscoveryView frozen =
          there.set().isPresent() ? there : Beating.here().compute(() -> gather(input));
      return new GatheredSaid(input, frozen.set().orElseThrow(), frozen.observations());
    });
  }

  private DiscoveryView gather(DiscoverCriteriaInput input) {
    List<Observation> said = observations.newest(input.projectId());
    String lines = said.stream().map(Frozen::of).map(json::write).collect(Collectors.joining("\n"));
    ArtifactRef set = objects.put(lines.getBytes(StandardCharsets.UTF_8), ArtifactRef.JSONL);
    return discoveries.freeze(input.projectId(), input.discoveryId(), set, said.size());
  }

  @Override
  public ProposedGroups proposeGroups(GatheredSaid said) {
    return Effects.of(() -> {
      ProjectId project = said.input().projectId();
      DiscoveryView there = discoveries.require(project, said.input().discoveryId());
      DiscoveryView grouped =
          there.isGrouped() ? there : Beating.here().compute(() -> group(project, said));
      return new ProposedGroups(proposals.of(project, there.id()).size(), grouped.alone());
    });
  }

  private DiscoveryView group(ProjectId project, GatheredSaid said) {
    List<Observation> read = read(project, said.set());
    ProposalPolicy.Decision decided = maker.make(project, read);
    return discoveries.propose(
        project,
        said.input().discoveryId(),
        new Discoveries.Found(read, decided.proposals(), decided.alone()));
  }

  /** What was gathered and still says the same. */
  private List<Observation> read(ProjectId project, ArtifactRef set) {
    List<Frozen> frozen =
        new String(objects.get(set), StandardCharsets.UTF_8)
            .lines()
            .map(line -> json.read(line, Frozen.class))
            .toList();
    Map<SaidSource, Observation> found =
        observations.findAll(project, frozen.stream().map(Frozen::source).toList());
    return frozen.stream()
        .map(one -> {
          Observation now = found.get(one.source());
          return now != null && one.says(now) ? now : null;
        })
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public WordedProposals wordProposals(DiscoverCriteriaInput input) {
    return Effects.of(() -> {
      ModelName model = input.model().orElseThrow();
      List<Proposal> all = proposals.of(input.projectId(), input.discoveryId());
      List<Proposal> open =
          all.stream().filter(one -> one.wordedBy().equals(Proposal.KEYWORDS)).toList();
      if (!open.isEmpty()) {
        Beating.here().each(open, one -> word(input, model, one), _ -> {});
      }
      int worded =
          (int)
              proposals.of(input.projectId(), input.discoveryId()).stream()
                  .filter(one -> one.wordedBy().equals(model.value()))
                  .count();
      return new WordedProposals(all.size(), worded);
    });
  }

  private boolean word(DiscoverCriteriaInput input, ModelName model, Proposal proposal) {
    ProjectId project = input.projectId();
    List<SaidSource> members = proposal.evidence().members();
    Map<SaidSource, Observation> found =
        observations.findAll(
            project, members.subList(0, Math.min(CriterionWriter.TEXTS_MAX, members.size())));
    List<Observation> said = members.stream().map(found::get).filter(Objects::nonNull).toList();
    if (said.isEmpty()) {
      return false;
    }
    writer
        .write(project, model, said)
        .ifPresent(written ->
            proposals.word(
                project,
                proposal.id(),
                model,
                new Proposals.Worded(written.name(), written.sentence(), written.quotes(), said)));
    return true;
  }

  @Override
  public void endDiscovery(DiscoveryEnd end) {
    Effects.run(() -> discoveries.end(end.projectId(), end.discoveryId(), end.state(), end.code()));
  }
}
