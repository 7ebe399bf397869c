package dev.hansei.api.calibrations;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.workflows.calibrations.Band;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which judges were measured, and how they did.
 *
 * @param drifted certificates that were taken back of late because their judge drifted
 * @param watch when anchors are checked by themselves
 */
public record CalibrationListPage(
    Frame frame, List<Line> lines, Optional<String> next, List<Line> drifted, WatchSight watch) {
  public CalibrationListPage {
    Objects.requireNonNull(frame, "frame is null");
    lines = List.copyOf(lines);
    Objects.requireNonNull(next, "next is null");
    drifted = List.copyOf(drifted);
    Objects.requireNonNull(watch, "watch is null");
  }

  /** One calibration; the judge's name is empty as long as it is not learnt. */
  public record Line(CalibrationView view, String judge) {}

  /** How many of those on the page let a judge gate, when they were made. */
  public long gating() {
    return lines.stream()
        .flatMap(line -> line.view().issued().stream())
        .filter(issued -> issued.certificate().decision().band() == Band.GATE)
        .count();
  }
}
