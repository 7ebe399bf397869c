package dev.hansei.api.criteria;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What good means in a project, and who judges it. */
@Hidden
@Allows
@Controller("/projects/{project}/criteria")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class CriteriaPages {
  /** A project with more criteria or judges than this is read by API. */
  private static final PageRequest ALL = PageRequest.first(PageRequest.LIMIT_MAX);

  private final ProjectPages pages;
  private final Criteria criteria;
  private final Judges judges;

  CriteriaPages(ProjectPages pages, Criteria criteria, Judges judges) {
    this.pages = pages;
    this.criteria = criteria;
    this.judges = judges;
  }

  /** Criteria with their judges. */
  @Get
  public HttpResponse<byte[]> list(Caller caller) {
    Map<CriterionId, List<Judge>> byCriterion =
        judges.page(caller.projectId(), ALL).items().stream()
            .collect(Collectors.groupingBy(Judge::criterionId));
    return pages.show(
        "criteria/list.jte",
        new CriteriaPage(
            pages.frame(caller, Section.CRITERIA, "Criteria"),
            criteria.page(caller.projectId(), ALL).items().stream()
                .map(it ->
                    new CriteriaPage.CriterionLine(
                        it, byCriterion.getOrDefault(it.id(), List.of())))
                .toList()));
  }

  /** Makes a criterion. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> create(Caller caller, @Body Map<String, String> form) {
    var wanted =
        new NewCriterion(
            form.getOrDefault("name", "").strip(), form.getOrDefault("sentence", "").strip());
    var made =
        criteria.create(caller.projectId(), wanted.name(), wanted.sentence(), caller.actor());
    return pages.leadTo(caller, "/criteria/" + made.id());
  }
}
