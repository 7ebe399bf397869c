package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.traces.PromptTraces;
import dev.hansei.infra.registry.traces.PromptTraces.Place;
import dev.hansei.infra.registry.traces.TraceSummary;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What one version of a prompt was asked lately, by what traces say of themselves. Which stage a
 * caller was at they do not say: the version is what is live at one.
 */
@Singleton
public final class LiveInputs {
  /** As many rows at once as a page of traces has. */
  private static final int PAGE = 200;

  /** Enough to draw a thousand from; a day of more is drawn from its beginning. */
  private static final int TRACES_MAX = 100_000;

  private final PromptTraces traces;
  private final Prompts prompts;

  LiveInputs(PromptTraces traces, Prompts prompts) {
    this.traces = traces;
    this.prompts = prompts;
  }

  /** What is looked for: traces that started at {@code from} or later, before {@code upTo}. */
  public record Wanted(PromptId prompt, PromptVersionId version, Instant from, Instant upTo) {}

  /** Traces of the version, those first that started first; 100,000 at most. */
  public List<TraceId> find(ProjectId project, Wanted wanted) {
    String name = prompts.require(project, wanted.prompt()).name().value();
    Set<String> words = Sides.words(prompts, project, wanted.version().value());
    List<TraceId> found = new ArrayList<>();
    Place place = Place.from(wanted.from());
    while (found.size() < TRACES_MAX) {
      List<TraceSummary> page = traces.page(project, name, place, wanted.upTo(), PAGE);
      page.stream()
          .filter(it -> it.prompt().filter(use -> Sides.names(words, use.version())).isPresent())
          .map(TraceSummary::id)
          .forEach(found::add);
      if (page.size() < PAGE) {
        break;
      }
      place = Place.after(page.getLast());
    }
    return List.copyOf(found);
  }
}
