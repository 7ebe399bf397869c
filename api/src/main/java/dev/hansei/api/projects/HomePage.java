package dev.hansei.api.projects;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.Ring;
import dev.hansei.api.suites.RunLine;
import java.time.Instant;
import java.util.List;

/** The loop today, what waits for the viewer, and the last runs. */
public record HomePage(Frame frame, Ring ring, List<Waiting> waiting, List<RunLine> runs) {
  public HomePage {
    waiting = List.copyOf(waiting);
    runs = List.copyOf(runs);
  }

  /** One thing that needs the viewer. {@code verb} says what they would do there. */
  public record Waiting(String verb, String sentence, String href, Instant since) {}
}
