package dev.hansei.api.models;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.models.RecordedSets;
import dev.hansei.infra.registry.tunings.Adapters;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;

/** Which models, recordings and adapters a project has. */
@Hidden
@Allows
@Controller("/projects/{project}/models")
@ExecuteOn(TaskExecutors.BLOCKING)
public class ModelPages {
  private final ProjectPages pages;
  private final RecordedSets recordings;
  private final Adapters adapters;
  private final boolean hasKey;

  ModelPages(
      ProjectPages pages,
      RecordedSets recordings,
      Adapters adapters,
      @Value("${OPENAI_API_KEY:}") String key) {
    this.pages = pages;
    this.recordings = recordings;
    this.adapters = adapters;
    this.hasKey = !key.isBlank();
  }

  /** All of them. */
  @Get
  public HttpResponse<byte[]> list(Caller caller) {
    var all = PageRequest.first(PageRequest.LIMIT_MAX);
    return pages.show(
        "models/list.jte",
        new ModelsPage(
            pages.frame(caller, Section.MODELS, "Models"),
            providers(),
            recordings.page(caller.projectId(), all).items().stream()
                .map(set ->
                    new ModelsPage.Recording(
                        set.name(), set.count(), set.artifact().sha256().hex()))
                .toList(),
            adapters.page(caller.projectId(), all).items()));
  }

  private List<ModelsPage.Provider> providers() {
    return List.of(
        new ModelsPage.Provider(
            "builtin/extractive",
            true,
            "Sentences of the passages, ranked by a small embedding model in this process. It is no"
                + " language model and costs nothing."),
        new ModelsPage.Provider(
            "recorded/<set>", true, "Outputs that were made elsewhere, found by the question."),
        new ModelsPage.Provider(
            "openai/<model>",
            hasKey,
            "Any endpoint that speaks OpenAI's protocol. Set OPENAI_API_KEY, and OPENAI_BASE_URL"
                + " where the endpoint is another's, and start again."));
  }
}
