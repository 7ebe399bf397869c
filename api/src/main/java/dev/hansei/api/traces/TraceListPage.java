package dev.hansei.api.traces;

import dev.hansei.api.pages.Frame;
import java.util.List;
import java.util.Optional;

/**
 * Traces, newest first.
 *
 * @param status the filter as it stands in the URL; empty for all
 * @param thumbs the filter as it stands in the URL; empty for all
 * @param next address of the older ones
 */
public record TraceListPage(
    Frame frame,
    List<TraceLine> traces,
    String status,
    String thumbs,
    long deadLetters,
    Optional<String> next) {
  public TraceListPage {
    traces = List.copyOf(traces);
  }

  /** Whether a filter hides some. */
  public boolean isFiltered() {
    return !status.isEmpty() || !thumbs.isEmpty();
  }
}
