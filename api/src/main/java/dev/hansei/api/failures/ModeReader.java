package dev.hansei.api.failures;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.Sparkline;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.PersonNames;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.failures.ClusterCare;
import dev.hansei.infra.registry.failures.ClusterCare.Care;
import dev.hansei.infra.registry.failures.ClusterHighlights;
import dev.hansei.infra.registry.failures.ClusterHighlights.Highlight;
import dev.hansei.infra.registry.failures.ClusterView;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads failure modes as pages show them. */
@Singleton
final class ModeReader {
  private final ClusterHighlights highlights;
  private final ClusterCare care;
  private final People people;
  private final PersonNames names;

  ModeReader(ClusterHighlights highlights, ClusterCare care, People people, PersonNames names) {
    this.highlights = highlights;
    this.care = care;
    this.people = people;
    this.names = names;
  }

  List<ModeLine> lines(Frame frame, Caller caller, List<ClusterView> found) {
    List<ClusterId> ids = found.stream().map(ClusterView::id).toList();
    Map<ClusterId, Highlight> shown = highlights.of(caller.projectId(), ids);
    Map<ClusterId, Care> said = care.of(caller.projectId(), ids);
    return found.stream()
        .map(view ->
            line(
                frame,
                caller,
                view,
                shown.getOrDefault(view.id(), Highlight.NONE),
                said.getOrDefault(view.id(), Care.NONE)))
        .toList();
  }

  private ModeLine line(Frame frame, Caller caller, ClusterView view, Highlight shown, Care said) {
    return new ModeLine(
        frame,
        view,
        shown.quote(),
        shown.versions(),
        trend(frame, view),
        said.assignee().map(names::of).orElse(""),
        // The collector opens one that has grown and leaves the reason where it is.
        view.state() == ClusterState.DISMISSED ? said.reason() : "",
        mayTriage(caller),
        caller.is(Role.LEAD));
  }

  static boolean mayTriage(Caller caller) {
    return caller.is(Role.LEAD) || caller.is(Role.ANNOTATOR);
  }

  /** Up to today: a mode that went quiet shows that it did. */
  private static Sparkline trend(Frame frame, ClusterView view) {
    Map<LocalDate, Long> counts =
        view.trend().stream()
            .collect(Collectors.toMap(ClusterView.Day::day, day -> (long) day.traces(), Long::sum));
    return Sparkline.of(
        counts, LocalDate.ofInstant(frame.now(), ZoneOffset.UTC), Clusters.TREND_DAYS);
  }

  /** Who may triage in this project. */
  List<InboxPage.Choice> people(ProjectId project) {
    return people.members(project, PageRequest.first(PageRequest.LIMIT_MAX)).items().stream()
        .filter(member ->
            member.roles().contains(Role.LEAD)
                || member.roles().contains(Role.ANNOTATOR)
                || member.roles().contains(Role.DEVELOPER))
        .map(member ->
            new InboxPage.Choice(member.person().id().toString(), member.person().displayName()))
        .toList();
  }

  /** The named mode, where it is one. */
  static Optional<ClusterId> idOf(String text) {
    try {
      return Optional.of(ClusterId.of(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
