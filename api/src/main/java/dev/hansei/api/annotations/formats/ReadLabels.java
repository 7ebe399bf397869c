package dev.hansei.api.annotations.formats;

import dev.hansei.api.bodies.RejectedLine;
import dev.hansei.infra.registry.annotations.BroughtLabel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was read of a file.
 *
 * @param rejected what could not be read; the others are kept
 * @param ignored fields that say nothing here, by their path, with how often they stood there
 */
public record ReadLabels(
    List<Line> labels, List<RejectedLine> rejected, Map<String, Integer> ignored) {
  public ReadLabels {
    labels = List.copyOf(labels);
    rejected = List.copyOf(rejected);
    ignored = new TreeMap<>(ignored);
  }

  /**
   * A label.
   *
   * @param number of the line, row, task or record that it stood in, from 1
   */
  public record Line(int number, BroughtLabel label) {}
}
