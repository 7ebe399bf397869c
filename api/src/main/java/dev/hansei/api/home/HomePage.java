package dev.hansei.api.home;

import dev.hansei.api.campaigns.CampaignResource;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.Ring;
import dev.hansei.api.projects.Backlog;
import dev.hansei.api.suites.RunLine;
import java.util.List;

/**
 * The loop today, what waits for the viewer, and the last runs.
 *
 * @param campaigns those that go on, without steps and timeline
 */
public record HomePage(
    Frame frame,
    Ring ring,
    List<CampaignResource> campaigns,
    List<Backlog.Item> waiting,
    List<RunLine> runs) {
  public HomePage {
    campaigns = List.copyOf(campaigns);
    waiting = List.copyOf(waiting);
    runs = List.copyOf(runs);
  }
}
