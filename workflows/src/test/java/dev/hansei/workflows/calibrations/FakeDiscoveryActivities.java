package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.Calls;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;

/** Ten observations that make three groups. */
final class FakeDiscoveryActivities implements DiscoveryActivities {
  final Calls calls = new Calls();

  @Override
  public void openDiscovery(DiscoverCriteriaInput input) {
    calls.note("open");
  }

  @Override
  public GatheredSaid gatherSaid(DiscoverCriteriaInput input) {
    calls.note("gather");
    return new GatheredSaid(input, new ArtifactRef(Sha256.of("said"), ArtifactRef.JSONL, 900), 10);
  }

  @Override
  public ProposedGroups proposeGroups(GatheredSaid said) {
    calls.note("group " + said.observations());
    return new ProposedGroups(3, 2);
  }

  @Override
  public WordedProposals wordProposals(DiscoverCriteriaInput input) {
    calls.note("word");
    return new WordedProposals(3, 2);
  }

  @Override
  public void endDiscovery(DiscoveryEnd end) {
    calls.note("end %s %s".formatted(end.state(), end.code()));
  }
}
