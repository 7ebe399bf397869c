package dev.hansei.api.suites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.suites.SuiteProposal.Proposed;
import dev.hansei.workflows.suites.TaskKind;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The form that makes a suite, and what is proposed for the dataset that it is about. */
@Hidden
@Allows(Role.LEAD)
@Controller("/projects/{project}/suites/new")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class SuiteFormPages {
  private static final PageRequest ALL = PageRequest.first(PageRequest.LIMIT_MAX);
  private static final String TEMPLATE = "suites/new.jte";
  private static final SuiteFormPage.Filled EMPTY = new SuiteFormPage.Filled("", "");

  private final ProjectPages pages;
  private final Datasets datasets;
  private final Proposals proposals;
  private final SuiteFormReader reader;
  private final SuiteMaker maker;
  private final ObjectMapper json;

  SuiteFormPages(
      ProjectPages pages,
      Datasets datasets,
      Proposals proposals,
      SuiteFormReader reader,
      SuiteMaker maker,
      ObjectMapper json) {
    this.pages = pages;
    this.datasets = datasets;
    this.proposals = proposals;
    this.reader = reader;
    this.maker = maker;
    this.json = json;
  }

  /** The form; {@code fill} puts what is proposed into it. */
  @Get
  public HttpResponse<byte[]> form(
      Caller caller,
      @QueryValue Optional<String> dataset,
      @QueryValue Optional<String> task,
      @QueryValue Optional<String> fill) {
    SuiteFormPage page = page(caller, dataset.orElse(""), task.orElse(""), EMPTY, Map.of());
    return pages.show(TEMPLATE, fill.isPresent() ? filled(page) : page);
  }

  /** Makes the suite; shows what is wrong beside the fields where it cannot. */
  @Post
  public HttpResponse<byte[]> create(Caller caller, @Body Map<String, String> form) {
    try {
      var made = maker.make(caller.projectId(), reader.read(form), caller.actor());
      return pages.leadTo(caller, "/suites/" + made.id());
    } catch (InvalidFieldException e) {
      var kept =
          new SuiteFormPage.Filled(
              form.getOrDefault("name", ""), form.getOrDefault("assertions", ""));
      return pages.refuse(
          TEMPLATE,
          page(
              caller,
              form.getOrDefault("dataset", ""),
              form.getOrDefault("task", ""),
              kept,
              SuiteFormReader.errors(e)));
    }
  }

  private SuiteFormPage page(
      Caller caller,
      String dataset,
      String task,
      SuiteFormPage.Filled filled,
      Map<String, String> errors) {
    List<Dataset> all = datasets.page(caller.projectId(), ALL).items();
    Optional<Dataset> chosen =
        all.stream()
            .filter(one -> one.name().equals(dataset))
            .findFirst()
            .or(() -> all.stream().findFirst());
    Optional<TaskKind> kind = Names.find(TaskKind.class, task);
    return new SuiteFormPage(
        pages.frame(caller, Section.SUITES, "New suite"),
        all.stream().map(Dataset::name).toList(),
        chosen.map(Dataset::name).orElse(""),
        kind,
        chosen.flatMap(it -> proposals.ifPublished(caller.projectId(), it, kind)),
        filled,
        errors);
  }

  private SuiteFormPage filled(SuiteFormPage page) {
    String lines =
        page.seen()
            .map(seen ->
                seen.proposal().asked().stream().map(this::line).collect(Collectors.joining("\n")))
            .orElse("");
    return new SuiteFormPage(
        page.frame(),
        page.datasets(),
        page.dataset(),
        page.task(),
        page.seen(),
        new SuiteFormPage.Filled(page.dataset(), lines),
        page.errors());
  }

  /** JSON is YAML too. */
  private String line(Proposed one) {
    try {
      return "- " + json.writeValueAsString(AssertionWriter.of(one.assertion()));
    } catch (JsonProcessingException e) {
      throw ApiProblem.unexpected(e.getOriginalMessage()).raise();
    }
  }
}
