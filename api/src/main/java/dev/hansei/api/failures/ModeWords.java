package dev.hansei.api.failures;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Names;
import dev.hansei.api.projects.PersonNames;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The story of a failure mode in words. */
@Singleton
final class ModeWords {
  private final Clusters clusters;
  private final PersonNames names;

  ModeWords(Clusters clusters, PersonNames names) {
    this.clusters = clusters;
    this.names = names;
  }

  ModePage.Event line(ProjectId project, ClusterEvent event) {
    String weight = Figures.count(event.traces(), "trace");
    String by = names.of(event.actor());
    return switch (event.kind()) {
      case ClusterEvent.Found() -> plain("Found, with " + weight, by, event);
      case ClusterEvent.Renamed() -> plain("Given another name", by, event);
      case ClusterEvent.SplitFrom(ClusterId origin) ->
          linked("Cut off from " + nameOf(project, origin), origin, by, event);
      case ClusterEvent.MergedInto(ClusterId heir) ->
          linked("Went into " + nameOf(project, heir), heir, by, event);
      case ClusterEvent.Moved(
              ClusterState from,
              ClusterState to,
              Optional<Span.PromptUse> prompt,
              Optional<TraceId> trace) ->
          new ModePage.Event(
              moved(from, to, prompt) + ", with " + weight,
              trace.map(id -> "/traces/" + id),
              by,
              event.at());
    };
  }

  private static String moved(ClusterState from, ClusterState to, Optional<Span.PromptUse> prompt) {
    String version = prompt.map(it -> " by %s %s".formatted(it.name(), it.version())).orElse("");
    return switch (to) {
      case FIXED -> "Said to be fixed" + version;
      case REOPENED -> "Came back" + (version.isEmpty() ? "" : ", brought" + version);
      case DISMISSED -> "Dismissed";
      case OPEN -> "Opened again, was " + Names.words(from);
      case IN_SUITE -> "Cases were made of it";
      case CLOSED -> "Closed";
    };
  }

  private String nameOf(ProjectId project, ClusterId id) {
    return clusters
        .find(project, id)
        .map(it -> "“%s”".formatted(it.view().name()))
        .orElse("another");
  }

  private static ModePage.Event plain(String words, String by, ClusterEvent event) {
    return new ModePage.Event(words, Optional.empty(), by, event.at());
  }

  private static ModePage.Event linked(
      String words, ClusterId other, String by, ClusterEvent event) {
    return new ModePage.Event(words, Optional.of("/failures/modes/" + other), by, event.at());
  }
}
