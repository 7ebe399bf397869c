package dev.hansei.api.failures;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.failures.ClusterState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Failure modes by weight, with what can be done about them.
 *
 * @param state the filter as it stands in the URL; empty for those that need somebody
 * @param query the query of this page's address, with which its actions lead back here
 * @param byState how many modes stand where
 * @param alone failures that belong to no mode
 * @param traces failures of the modes on this page
 * @param oldest when the first trace of a mode on this page began
 * @param pending traces that arrived or changed since failures were last collected
 * @param undo the mode that was dismissed just now
 * @param people who can be asked to look after a mode
 * @param datasets where cases can go
 */
public record InboxPage(
    Frame frame,
    List<ModeLine> modes,
    String state,
    String query,
    Map<ClusterState, Long> byState,
    long alone,
    long traces,
    Optional<Instant> oldest,
    long pending,
    Optional<Choice> undo,
    List<Choice> people,
    List<Dataset> datasets,
    Optional<String> next) {
  public InboxPage {
    modes = List.copyOf(modes);
    byState = Map.copyOf(byState);
    people = List.copyOf(people);
    datasets = List.copyOf(datasets);
  }

  /** Something to choose, or to undo. */
  public record Choice(String id, String name) {}

  /** How many modes stand there. */
  public long at(ClusterState other) {
    return byState.getOrDefault(other, 0L);
  }

  /** How many wait for somebody to read them. */
  public long waiting() {
    return at(ClusterState.OPEN) + at(ClusterState.REOPENED);
  }

  /** How many there are in all. */
  public long all() {
    return byState.values().stream().mapToLong(Long::longValue).sum();
  }
}
