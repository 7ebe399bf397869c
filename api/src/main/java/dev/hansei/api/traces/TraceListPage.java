package dev.hansei.api.traces;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import java.util.List;
import java.util.Optional;

/**
 * Traces, newest first.
 *
 * @param look the filter as it stands in the URL
 * @param lastWeek how many started in the last seven days
 * @param pending how many arrived or changed since failures were last collected
 * @param next address of the older ones
 */
public record TraceListPage(
    Frame frame,
    List<TraceLine> traces,
    Look look,
    long lastWeek,
    long pending,
    long deadLetters,
    Optional<String> next) {
  public TraceListPage {
    traces = List.copyOf(traces);
  }

  /** Which traces are shown; each word is empty for all. */
  public record Look(String status, String thumbs, String prompt, String version) {
    /** The address of the older ones. */
    String after(String cursor) {
      return "?status=%s&thumbs=%s&prompt=%s&version=%s&after=%s"
          .formatted(
              Names.inQuery(status),
              Names.inQuery(thumbs),
              Names.inQuery(prompt),
              Names.inQuery(version),
              cursor);
    }

    /** Whether some are hidden. */
    public boolean isFiltered() {
      return !(status + thumbs + prompt + version).isEmpty();
    }
  }
}
