package dev.hansei.api.annotations;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.JsonLines;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.ItemSets;
import dev.hansei.workflows.annotations.ItemSet;
import dev.hansei.workflows.annotations.ItemSetId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Items that are brought to be labelled, where they are no answers of runs. */
@Controller("/api/v1/projects/{project}/annotations/items")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "annotations")
public class ItemController {
  /** What the server takes in one body. */
  private static final int BYTES_MAX = 32 * 1024 * 1024;

  private final ItemImporter importer;
  private final ItemSets sets;

  ItemController(ItemImporter importer, ItemSets sets) {
    this.importer = importer;
    this.sets = sets;
  }

  @Post
  @Consumes({JsonLines.JSONL, JsonLines.NDJSON, MediaType.TEXT_PLAIN})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Bring items to be labelled",
      description =
          "JSON lines of {id, question, context, answer}, or to be compared {id, question, context,"
              + " a, b}; in place of question, messages; reference, fields and split as well. They"
              + " are kept as one immutable set, which a queue names as its 'items'. 10,000 lines"
              + " and 32 MiB at most. 'split' says what they may be used for where a line does not:"
              + " align when absent. Lines that cannot be used are listed and the others kept; the"
              + " same lines under the same name are the set that is there.")
  public ItemImportResource bring(
      Caller caller,
      @QueryValue String name,
      @QueryValue @Nullable String split,
      @Body byte[] body) {
    if (body.length > BYTES_MAX) {
      throw ApiProblem.tooLarge("An import", BYTES_MAX).raise();
    }
    Rules.text("name", name, ItemSet.NAME_CHARS_MAX);
    Split usual = Words.constantIfSet("split", split, Split.class).orElse(Split.ALIGN);
    return importer.read(caller, name, usual, body);
  }

  @Get
  @Allows
  @Operation(
      summary = "List the sets of items that were brought, newest first",
      description = "50 a page, 200 at most.")
  public PageResource<ItemSetResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(sets.page(caller.projectId(), query.request()), ItemSetResource::from);
  }

  @Get("/{set}")
  @Allows
  @Operation(
      summary = "Show a set of items",
      description = "By its id, or the newest one of a name; without its texts.")
  public ItemSetResource show(Caller caller, String set) {
    return ItemSetResource.from(
        Named.require(
            "set of items",
            set,
            id -> sets.find(caller.projectId(), new ItemSetId(id)),
            name -> sets.newest(caller.projectId(), name)));
  }
}
