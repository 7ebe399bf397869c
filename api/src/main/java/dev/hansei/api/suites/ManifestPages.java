package dev.hansei.api.suites;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.api.suites.ManifestPage.Line;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Manifest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run rests on, for people; programs read {@code GET …/suites/runs/{run}/manifest}. */
@Hidden
@Allows
@Controller("/projects/{project}/suites/runs/{id}/manifest")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class ManifestPages {
  private final ProjectPages pages;
  private final SuiteFinder finder;
  private final RunWords words;
  private final ObjectStore objects;
  private final CanonicalJson json;

  ManifestPages(
      ProjectPages pages,
      SuiteFinder finder,
      RunWords words,
      ObjectStore objects,
      CanonicalJson json) {
    this.pages = pages;
    this.finder = finder;
    this.words = words;
    this.objects = objects;
    this.json = json;
  }

  /** One run's. */
  @Get
  public HttpResponse<byte[]> show(Caller caller, String id) {
    ProjectId project = caller.projectId();
    RunView run = finder.run(project, id);
    Manifest manifest = json.read(objects.get(run.manifest()), Manifest.class);
    var frame = pages.frame(caller, Section.SUITES, "Manifest");
    return pages.show(
        "suites/manifest.jte",
        new ManifestPage(
            frame,
            frame.to("/suites/runs/" + run.id()),
            run.manifest().sha256(),
            lines(project, manifest)));
  }

  private List<Line> lines(ProjectId project, Manifest manifest) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("Suite", words.suite(project, manifest.suiteId())));
    lines.add(Line.of("Dataset version", words.dataset(project, manifest.datasetVersionId())));
    lines.add(Line.ofHash("Cases, " + manifest.caseCount(), manifest.cases().hex()));
    lines.add(Line.of("Repeats of each case", manifest.repeats()));
    lines.add(Line.of("Target", words.target(project, manifest.target())));
    if (!manifest.promptContent().isEmpty()) {
      lines.add(Line.ofHash("Prompt version", manifest.promptContent()));
    }
    lines.add(Line.of("Parameters", parameters(manifest.parameters())));
    lines.add(Line.of("Seed", seed(manifest)));
    if (manifest.hashes() != null) {
      manifest.hashes().forEach((name, hash) -> lines.add(Line.ofHash(name, hash)));
    }
    lines.add(Line.of("Prices", prices(manifest.prices())));
    lines.add(Line.of("Code revision", manifest.codeRevision()));
    manifest.libraries().forEach((name, version) -> lines.add(Line.of(name, version)));
    return lines;
  }

  private static String parameters(@Nullable ModelSettings settings) {
    if (settings == null) {
      return "none of ours";
    }
    List<String> set = new ArrayList<>();
    if (settings.temperature() != null) {
      set.add("temperature " + settings.temperature());
    }
    if (settings.topP() != null) {
      set.add("topP " + settings.topP());
    }
    if (settings.maxTokens() != null) {
      set.add("maxTokens " + settings.maxTokens());
    }
    if (settings.seed() != null) {
      set.add("seed " + settings.seed());
    }
    return set.isEmpty() ? "the provider's own" : String.join(", ", set);
  }

  private static String seed(Manifest manifest) {
    return manifest.seed() == null
        ? "none for the run; the prompt's own, if it has one"
        : "%d, and one more for each repetition".formatted(manifest.seed());
  }

  private static String prices(Manifest.@Nullable PricesUsed used) {
    return used == null || used.number() == 0
        ? "none were known"
        : "list %d in %s, as of %s".formatted(used.number(), used.currency(), used.day());
  }
}
