package dev.hansei.api.models;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.models.EmbeddingSets;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.models.EmbeddingSet;
import dev.hansei.workflows.models.EmbeddingSetId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Sets of vectors: which texts a model saw as what, kept so that it can be shown again. */
@Controller("/api/v1/projects/{project}/models/embedding-sets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "models")
public class EmbeddingSetController {
  private final EmbeddingSets sets;
  private final Embedder embedder;
  private final ObjectStore objects;

  EmbeddingSetController(EmbeddingSets sets, Embedder embedder, ObjectStore objects) {
    this.sets = sets;
    this.embedder = embedder;
    this.objects = objects;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Embed texts and keep the vectors",
      description =
          "1 to 1,000 texts, embedded in this process by MiniLM. The same texts give the set that"
              + " is there.")
  public HttpResponse<EmbeddingSetResource> create(Caller caller, @Body NewEmbeddingSet body) {
    var made =
        sets.create(
            caller.projectId(), embedder.model(), embedder.embed(body.texts()), caller.actor());
    return HttpResponse.created(
        EmbeddingSetResource.from(made), caller.api("/models/embedding-sets/" + made.id()));
  }

  @Get
  @Allows
  @Operation(summary = "List embedding sets, newest first", description = "50 a page, 200 at most.")
  public PageResource<EmbeddingSetResource> list(Caller caller, @RequestBean PageQuery query) {
    var page = sets.page(caller.projectId(), query.request());
    return PageResource.of(page, EmbeddingSetResource::from);
  }

  @Get("/{set}")
  @Allows
  @Operation(summary = "Show an embedding set", description = "By its id, without the vectors.")
  public EmbeddingSetResource show(Caller caller, String set) {
    return EmbeddingSetResource.from(require(caller, set));
  }

  @Get("/{set}/vectors")
  @Produces(ArtifactRef.VECTORS)
  @Allows
  @Operation(
      summary = "The vectors of a set",
      description = "Little-endian 32-bit floats, row after row.")
  public byte[] vectors(Caller caller, String set) {
    return objects.get(require(caller, set).vectors());
  }

  private EmbeddingSet require(Caller caller, String set) {
    return Named.requireId(
        "embedding set", set, id -> sets.find(caller.projectId(), new EmbeddingSetId(id)));
  }
}
