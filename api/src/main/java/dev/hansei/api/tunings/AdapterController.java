package dev.hansei.api.tunings;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.tunings.Adapters;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.tunings.Adapter;
import dev.hansei.workflows.tunings.AdapterId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Adapters: weights that change a base model. */
@Controller("/api/v1/projects/{project}/tunings/adapters")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "tunings")
public class AdapterController {
  /** What the server takes in one body. */
  static final int BYTES_MAX = 32 * 1024 * 1024;

  private static final int NAME_CHARS_MAX = 80;

  private final Adapters adapters;
  private final ObjectStore objects;

  AdapterController(Adapters adapters, ObjectStore objects) {
    this.adapters = adapters;
    this.objects = objects;
  }

  @Post
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Allows(Role.LEAD)
  @Operation(
      summary = "Register an adapter",
      description =
          "The weights are the body, 32 MiB at most; 'kind' is embedding-map or lora, 'base' the"
              + " model that they change. The same weights give the adapter that is there.")
  public HttpResponse<AdapterResource> create(
      Caller caller,
      @QueryValue @Nullable String name,
      @QueryValue @Nullable String kind,
      @QueryValue @Nullable String base,
      @Body byte[] body) {
    String called = Rules.text("name", name, NAME_CHARS_MAX);
    Adapter.Kind what = Words.constant("kind", kind, Adapter.Kind.class);
    ModelName model = model(Rules.needed("base", base));
    if (body.length > BYTES_MAX) {
      throw ApiProblem.tooLarge("An adapter", BYTES_MAX).raise();
    }
    var stored = objects.put(body, MediaType.APPLICATION_OCTET_STREAM);
    var wanted = new Adapters.NewAdapter(called, what, model, stored);
    var made = adapters.create(caller.projectId(), wanted, caller.actor());
    return HttpResponse.created(
        AdapterResource.from(made), caller.api("/tunings/adapters/" + made.id()));
  }

  private static ModelName model(String base) {
    try {
      return new ModelName(base);
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("base", String.valueOf(e.getMessage()));
    }
  }

  @Get
  @Allows
  @Operation(summary = "List adapters, newest first", description = "50 a page, 200 at most.")
  public PageResource<AdapterResource> list(Caller caller, @RequestBean PageQuery query) {
    var page = adapters.page(caller.projectId(), query.request());
    return PageResource.of(page, AdapterResource::from);
  }

  @Get("/{adapter}")
  @Allows
  @Operation(summary = "Show an adapter", description = "By its id, without the weights.")
  public AdapterResource show(Caller caller, String adapter) {
    return AdapterResource.from(require(caller, adapter));
  }

  @Get("/{adapter}/weights")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Allows
  @Operation(summary = "The weights of an adapter", description = "The bytes as they were sent.")
  public byte[] weights(Caller caller, String adapter) {
    return objects.get(require(caller, adapter).weights());
  }

  private Adapter require(Caller caller, String adapter) {
    return Named.requireId(
        "adapter", adapter, id -> adapters.find(caller.projectId(), new AdapterId(id)));
  }
}
