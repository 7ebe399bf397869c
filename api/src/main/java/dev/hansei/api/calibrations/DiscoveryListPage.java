package dev.hansei.api.calibrations;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.calibrations.DiscoveryView;
import dev.hansei.workflows.calibrations.Proposal;
import java.util.List;
import java.util.Optional;

/**
 * What was looked for, and what waits for people.
 *
 * @param next the address of older ones
 */
public record DiscoveryListPage(Frame frame, List<Line> lines, Optional<String> next) {
  public DiscoveryListPage {
    lines = List.copyOf(lines);
  }

  /** A discovery and its proposals. */
  public record Line(DiscoveryView view, List<Proposal> proposals) {
    public Line {
      proposals = List.copyOf(proposals);
    }

    /** How many nobody has decided on. */
    public long waiting() {
      return proposals.stream().filter(Proposal::isOpen).count();
    }
  }

  /** How many proposals nobody has decided on. */
  public long waiting() {
    return lines.stream().mapToLong(Line::waiting).sum();
  }
}
