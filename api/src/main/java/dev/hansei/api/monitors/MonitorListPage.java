package dev.hansei.api.monitors;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.monitors.MonitorView;
import dev.hansei.workflows.monitors.MonitorState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The monitors of a project.
 *
 * @param prompts that can be watched, by name
 * @param next the address of older ones
 */
public record MonitorListPage(
    Frame frame, List<Line> lines, List<String> prompts, Optional<String> next) {
  public MonitorListPage {
    Objects.requireNonNull(frame, "frame is null");
    lines = List.copyOf(lines);
    prompts = List.copyOf(prompts);
    Objects.requireNonNull(next, "next is null");
  }

  /** A monitor and the name of its prompt. */
  public record Line(MonitorView view, String prompt) {
    public Line {
      Objects.requireNonNull(view, "view is null");
      Objects.requireNonNull(prompt, "prompt is null");
    }
  }

  /** How many look. */
  public long watching() {
    return lines.stream().filter(line -> line.view().state() == MonitorState.WATCHING).count();
  }
}
