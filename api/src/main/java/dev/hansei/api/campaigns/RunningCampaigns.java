package dev.hansei.api.campaigns;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Backlog;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.campaigns.CampaignView;
import dev.hansei.infra.registry.campaigns.Campaigns;
import dev.hansei.workflows.campaigns.CampaignState;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Campaigns that go on, and those that wait for a lead. */
@Singleton
final class RunningCampaigns implements Backlog.Source {
  /** The newest; who has more at once sees at least these. */
  private static final int CAMPAIGNS = 20;

  /** After that a failed campaign is history. */
  private static final Duration LATE = Duration.ofDays(1);

  private final Campaigns campaigns;
  private final Clock clock;

  RunningCampaigns(Campaigns campaigns, Clock clock) {
    this.campaigns = campaigns;
    this.clock = clock;
  }

  @Override
  public Section section() {
    return Section.CAMPAIGNS;
  }

  @Override
  public long count(Caller caller) {
    return newest(caller.projectId()).stream()
        .filter(campaign -> !campaign.state().isTerminal())
        .count();
  }

  @Override
  public List<Backlog.Item> items(Caller caller) {
    return caller.is(Role.LEAD)
        ? newest(caller.projectId()).stream().filter(this::waitsForALead).map(this::item).toList()
        : List.of();
  }

  private boolean waitsForALead(CampaignView campaign) {
    return switch (campaign.state()) {
      case PAUSED, OUT_OF_BUDGET -> true;
      case FAILED -> campaign.createdAt().isAfter(clock.instant().minus(LATE));
      case PLANNED, RUNNING, WAITING_FOR_PEOPLE, COMPLETED, CANCELLED -> false;
    };
  }

  private Backlog.Item item(CampaignView campaign) {
    return new Backlog.Item(
        verb(campaign.state()),
        "the campaign %s".formatted(campaign.plan().name()),
        "/campaigns/" + campaign.id(),
        campaign.createdAt());
  }

  private static String verb(CampaignState state) {
    return switch (state) {
      case PAUSED -> "resume";
      case OUT_OF_BUDGET -> "top up";
      case FAILED, PLANNED, RUNNING, WAITING_FOR_PEOPLE, COMPLETED, CANCELLED -> "look at";
    };
  }

  private List<CampaignView> newest(ProjectId project) {
    return campaigns.page(project, PageRequest.first(CAMPAIGNS)).items();
  }
}
