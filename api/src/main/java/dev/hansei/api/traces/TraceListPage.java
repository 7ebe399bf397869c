package dev.hansei.api.traces;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.traces.SavedViews.SavedView;
import dev.hansei.workflows.projects.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Traces, newest first.
 *
 * @param look the filter as it stands in the URL
 * @param views what the project keeps by name
 * @param lastWeek how many started in the last seven days
 * @param pending how many arrived or changed since failures were last collected
 * @param lookedTo how far back was looked, where that is not to the end
 * @param next address of the older ones
 */
public record TraceListPage(
    Frame frame,
    List<TraceLine> traces,
    LookWords look,
    List<SavedView> views,
    long lastWeek,
    long pending,
    long deadLetters,
    Optional<Instant> lookedTo,
    Optional<String> next) {
  public TraceListPage {
    traces = List.copyOf(traces);
    views = List.copyOf(views);
  }

  /** Whether the viewer may ask people about these, and there are some. */
  public boolean mayAsk() {
    return !traces.isEmpty() && frame.viewer().is(Role.LEAD);
  }

  /** Whether a column is shown. */
  public boolean shows(TraceColumn column) {
    return look.columns().contains(column);
  }
}
