package dev.hansei.api.campaigns;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import java.util.List;
import java.util.Optional;

/** The campaigns of a project. */
public record CampaignListPage(
    Frame frame, List<CampaignResource> campaigns, Optional<String> next) {
  /** A document to begin with. */
  public static final String EXAMPLE =
      """
      name: support
      prompt: support
      candidates: [2]
      model: builtin/extractive
      failures: {collect: true}
      cases: {fromFailures: true, finalise: true}
      suite: support
      gate: better
      promote: {patience: P7D}
      budget: {calls: 1000}
      """;

  public CampaignListPage {
    campaigns = List.copyOf(campaigns);
  }

  /** The answer at the top, in one sentence. */
  public String sentence() {
    long going = campaigns.stream().filter(it -> !it.state().isTerminal()).count();
    return going == 0
        ? "No campaign goes on."
        : "%s %s on.".formatted(Figures.count(going, "campaign"), going == 1 ? "goes" : "go");
  }
}
