package dev.hansei.api.cases;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.lineage.EdgeReader;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One case, and what people decide about it. */
@Hidden
@Allows
@Controller("/projects/{project}/cases/{id}")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class CasePages {
  private final ProjectPages pages;
  private final Cases cases;
  private final Datasets datasets;
  private final List<EdgeReader> edges;

  CasePages(ProjectPages pages, Cases cases, Datasets datasets, List<EdgeReader> edges) {
    this.pages = pages;
    this.cases = cases;
    this.datasets = datasets;
    this.edges = List.copyOf(edges);
  }

  /** The case's page. */
  @Get
  public HttpResponse<byte[]> item(Caller caller, UUID id) {
    Case item = require(caller, id);
    Frame frame = pages.frame(caller, Section.CASES, "Case");
    return pages.show(
        "cases/case.jte",
        new CasePage(
            frame,
            CaseLine.of(frame, caller, item),
            datasets.require(caller.projectId(), item.datasetId()),
            origin(frame, caller, item)));
  }

  /** It may enter the next version. */
  @Post("/finalise")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  public HttpResponse<byte[]> finalise(HttpRequest<?> request, Caller caller, UUID id) {
    cases.finalise(caller.projectId(), List.of(new CaseId(id)), caller.actor());
    return changed(request, caller, id);
  }

  /** It is no good case. */
  @Post("/drop")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  public HttpResponse<byte[]> drop(HttpRequest<?> request, Caller caller, UUID id) {
    cases.drop(caller.projectId(), List.of(new CaseId(id)), caller.actor());
    return changed(request, caller, id);
  }

  /** No gate lets a version pass that fails it. */
  @Post("/require")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> require(HttpRequest<?> request, Caller caller, UUID id) {
    cases.require(caller.projectId(), List.of(new CaseId(id)), caller.actor());
    return changed(request, caller, id);
  }

  /** Takes that back. */
  @Post("/unrequire")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> unrequire(HttpRequest<?> request, Caller caller, UUID id) {
    cases.unrequire(caller.projectId(), List.of(new CaseId(id)), caller.actor());
    return changed(request, caller, id);
  }

  /** The row as it is now, for a list's script; else the case's page. */
  private HttpResponse<byte[]> changed(HttpRequest<?> request, Caller caller, UUID id) {
    if (!ProjectPages.wantsPart(request)) {
      return pages.leadTo(caller, "/cases/" + id);
    }
    Frame frame = pages.frame(caller, Section.CASES, "Cases");
    return pages.show("cases/row.jte", CaseLine.of(frame, caller, require(caller, id)));
  }

  private Case require(Caller caller, UUID id) {
    return cases
        .find(caller.projectId(), new CaseId(id))
        .orElseThrow(() -> ApiProblem.notFound("case", id).raise());
  }

  private Optional<CasePage.Origin> origin(Frame frame, Caller caller, Case item) {
    Node node = Node.of(NodeKind.CASE, item.id());
    return edges.stream()
        .flatMap(reader -> reader.edgesOf(caller.projectId(), node).stream())
        .filter(edge -> edge.to().equals(node))
        .map(Edge::from)
        .filter(from -> from.kind() == NodeKind.FAILURE || from.kind() == NodeKind.DOCUMENT)
        .findFirst()
        .map(from -> originOf(frame, from));
  }

  private static CasePage.Origin originOf(Frame frame, Node from) {
    String path = from.kind() == NodeKind.FAILURE ? "/failures/" : "/cases/documents/";
    return new CasePage.Origin(
        "a %s, %s".formatted(Names.words(from.kind()), Names.shortId(from.id())),
        frame.to(path + from.id()));
  }
}
