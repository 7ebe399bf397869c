package dev.hansei.api.cases;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.JsonLines;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseId;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cases of a dataset: imported, read, and decided on. */
@Controller("/api/v1/projects/{project}/cases/datasets/{dataset}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cases")
public class CaseController {
  /** What the server takes in one body. */
  static final int BYTES_MAX = 32 * 1024 * 1024;

  private final Cases cases;
  private final DatasetFinder finder;
  private final CaseImporter importer;

  CaseController(Cases cases, DatasetFinder finder, CaseImporter importer) {
    this.cases = cases;
    this.finder = finder;
    this.importer = importer;
  }

  @Post("/cases")
  @Consumes({JsonLines.JSONL, JsonLines.NDJSON, MediaType.TEXT_PLAIN})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Import cases",
      description =
          "JSON lines of {question, reference, context, fields, required}, or with 'messages', a"
              + " chat in OpenAI's format, in place of the question: the last message of the user is"
              + " the question, one of the assistant after it the reference, instructions become the"
              + " field 'system', and at most 50 turns before are the case's history. 20,000 lines"
              + " and 32 MiB at most; they are final at once. Lines that cannot be used are listed with a code"
              + " and a reason; the others are kept.")
  public ImportResource importLines(Caller caller, String dataset, @Body byte[] body) {
    if (body.length > BYTES_MAX) {
      throw ApiProblem.tooLarge("An import", BYTES_MAX).raise();
    }
    return importer.read(caller, finder.dataset(caller.projectId(), dataset).id(), body);
  }

  @Get("/cases")
  @Allows
  @Operation(
      summary = "List the cases of a dataset",
      description = "'state' is draft, final or rejected. 50 a page, 200 at most.")
  public PageResource<CaseResource> list(
      Caller caller,
      String dataset,
      @QueryValue @Nullable String state,
      @RequestBean PageQuery query) {
    var project = caller.projectId();
    var wanted = Words.constantIfSet("state", state, Case.State.class);
    var id = finder.dataset(project, dataset).id();
    return PageResource.of(cases.page(project, id, wanted, query.request()), CaseResource::from);
  }

  @Post("/finalise")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  @Operation(
      summary = "Make drafts final",
      description =
          "1 to 1,000 cases; all or none. Only final cases enter a version. They count as approved"
              + " by a person from then on, final ones too: rule no-regression of gates goes by that.")
  public ChangedResource finalise(Caller caller, String dataset, @Body CaseSelection body) {
    return new ChangedResource(
        cases.finalise(caller.projectId(), ids(caller, dataset, body), caller.actor()));
  }

  @Post("/drop")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  @Operation(
      summary = "Drop cases",
      description = "1 to 1,000 cases; all or none. Versions that hold them keep them.")
  public ChangedResource drop(Caller caller, String dataset, @Body CaseSelection body) {
    return new ChangedResource(
        cases.drop(caller.projectId(), ids(caller, dataset, body), caller.actor()));
  }

  @Post("/require")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Mark cases that a candidate must pass",
      description = "1 to 1,000 cases; all or none. Gates with the rule required-cases read it.")
  public ChangedResource require(Caller caller, String dataset, @Body CaseSelection body) {
    return new ChangedResource(
        cases.require(caller.projectId(), ids(caller, dataset, body), caller.actor()));
  }

  @Post("/unrequire")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Take the mark back from cases",
      description =
          "1 to 1,000 cases; all or none. For runs that have begun they go on counting as required,"
              + " and the verdict says who took which mark away.")
  public ChangedResource unrequire(Caller caller, String dataset, @Body CaseSelection body) {
    return new ChangedResource(
        cases.unrequire(caller.projectId(), ids(caller, dataset, body), caller.actor()));
  }

  /** The ids, once all of them are known to be of that dataset. */
  private List<CaseId> ids(Caller caller, String dataset, CaseSelection body) {
    var project = caller.projectId();
    var id = finder.dataset(project, dataset).id();
    Set<CaseId> known = new HashSet<>();
    cases.findAll(project, body.ids()).stream()
        .filter(one -> one.datasetId().equals(id))
        .forEach(one -> known.add(one.id()));
    for (CaseId wanted : body.ids()) {
      if (!known.contains(wanted)) {
        throw ApiProblem.notFound("case", wanted).raise();
      }
    }
    return body.ids();
  }
}
