package dev.hansei.api.failures;

import dev.hansei.api.cases.CaseLine;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.traces.Turn;
import dev.hansei.infra.registry.failures.ClusterDetail;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One failure mode: its traces as conversations, why they were caught, what they became, its story.
 *
 * @param others modes that it can go into
 * @param cases what was made of the failures on this page
 */
public record ModePage(
    Frame frame,
    ClusterDetail detail,
    ModeLine line,
    List<Talk> talks,
    List<Event> events,
    List<CaseLine> cases,
    List<InboxPage.Choice> people,
    List<InboxPage.Choice> others,
    List<Dataset> datasets,
    Optional<String> next) {
  public ModePage {
    talks = List.copyOf(talks);
    events = List.copyOf(events);
    cases = List.copyOf(cases);
    people = List.copyOf(people);
    others = List.copyOf(others);
    datasets = List.copyOf(datasets);
  }

  /**
   * A failure with its conversation.
   *
   * @param turns none where the trace is gone
   */
  public record Talk(
      String failure,
      TraceId trace,
      String question,
      List<FailureReason> reasons,
      Severity severity,
      boolean hasCase,
      Instant at,
      List<Turn> turns) {
    public Talk {
      reasons = List.copyOf(reasons);
      turns = List.copyOf(turns);
    }
  }

  /**
   * A line of the story.
   *
   * @param path of what it names, below the project's
   */
  public record Event(String words, Optional<String> path, String by, Instant at) {}
}
