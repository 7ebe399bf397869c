package dev.hansei.api.lineage;

import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** Where a thing comes from, and what came of it. */
@Hidden
@Allows
@Controller("/projects/{project}/lineage")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class LineagePages {
  private final ProjectPages pages;
  private final LineagePageReader reader;

  LineagePages(ProjectPages pages, LineagePageReader reader) {
    this.pages = pages;
    this.reader = reader;
  }

  /** Where to start from. */
  @Get
  public HttpResponse<byte[]> home(Caller caller) {
    return pages.show(
        "lineage/home.jte", new LineageHomePage(pages.frame(caller, Section.LINEAGE, "Lineage")));
  }

  /** The form's way to {@link #walk}. */
  @Get("/find")
  public HttpResponse<byte[]> find(Caller caller, @QueryValue String kind, @QueryValue String id) {
    Node node = node(kind, id.strip());
    return pages.leadTo(caller, "/lineage/%s/%s".formatted(Names.slug(node.kind()), node.id()));
  }

  /** The graph around one thing, both ways. */
  @Get("/{kind}/{id}")
  public HttpResponse<byte[]> walk(Caller caller, String kind, String id) {
    return pages.show(
        "lineage/lineage.jte",
        reader.read(pages.frame(caller, Section.LINEAGE, "Lineage"), caller, node(kind, id)));
  }

  private static Node node(String kind, String id) {
    NodeKind known =
        Names.find(NodeKind.class, kind)
            .orElseThrow(() -> ApiProblem.notFound("kind of thing", kind).raise());
    if (!id.matches("[A-Za-z0-9/_.-]{1,64}")) {
      throw ApiProblem.notFound("thing", id).raise();
    }
    return new Node(known, id);
  }
}
