package dev.hansei.api.models;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.models.RecordedSets;
import dev.hansei.infra.registry.tunings.Adapters;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** Which models, recordings and adapters a project has. */
@Hidden
@Allows
@Controller("/projects/{project}/models")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class ModelPages {
  private final ProjectPages pages;
  private final RecordedSets recordings;
  private final Adapters adapters;
  private final ModelProviders providers;

  ModelPages(
      ProjectPages pages, RecordedSets recordings, Adapters adapters, ModelProviders providers) {
    this.pages = pages;
    this.recordings = recordings;
    this.adapters = adapters;
    this.providers = providers;
  }

  /** All of them. */
  @Get
  public HttpResponse<byte[]> list(Caller caller) {
    var all = PageRequest.first(PageRequest.LIMIT_MAX);
    return pages.show(
        "models/list.jte",
        new ModelsPage(
            pages.frame(caller, Section.MODELS, "Models"),
            providers.all(),
            recordings.page(caller.projectId(), all).items().stream()
                .map(set ->
                    new ModelsPage.Recording(
                        set.name(), set.count(), set.artifact().sha256().hex()))
                .toList(),
            adapters.page(caller.projectId(), all).items()));
  }
}
