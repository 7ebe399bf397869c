package dev.hansei.api.home;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.Ring;
import dev.hansei.api.projects.Backlog;
import dev.hansei.api.suites.RunLine;
import java.util.List;

/** The loop today, what waits for the viewer, and the last runs. */
public record HomePage(Frame frame, Ring ring, List<Backlog.Item> waiting, List<RunLine> runs) {
  public HomePage {
    waiting = List.copyOf(waiting);
    runs = List.copyOf(runs);
  }
}
