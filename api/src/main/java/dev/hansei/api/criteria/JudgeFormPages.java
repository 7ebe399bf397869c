package dev.hansei.api.criteria;

import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.criteria.Rubrics;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The form that makes a judge version of a criterion; the kind is chosen by address. */
@Hidden
@Allows(Role.LEAD)
@Controller("/projects/{project}/criteria/{criterion}/judges/new")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class JudgeFormPages {
  private static final String TEMPLATE = "criteria/judge-new.jte";

  /** Older judges sit on juries made by API or command. */
  private static final PageRequest NEWEST = PageRequest.first(50);

  /** The one refusal of the maker that is about a field: the model wrote no steps. */
  private static final String NO_STEPS = "no-steps-written";

  private final ProjectPages pages;
  private final Criteria criteria;
  private final Judges judges;
  private final Rubrics rubrics;
  private final JudgeMaker maker;

  JudgeFormPages(
      ProjectPages pages, Criteria criteria, Judges judges, Rubrics rubrics, JudgeMaker maker) {
    this.pages = pages;
    this.criteria = criteria;
    this.judges = judges;
    this.rubrics = rubrics;
    this.maker = maker;
  }

  /** The kinds to choose from, or the fields of the chosen one. */
  @Get
  public HttpResponse<byte[]> form(
      Caller caller, UUID criterion, @QueryValue Optional<String> kind) {
    Optional<JudgeKind> chosen = kind.flatMap(JudgeFormPages::kind);
    Criterion of = require(caller, criterion);
    Map<String, String> filled =
        chosen.map(it -> begun(caller.projectId(), of, it)).orElse(Map.of());
    return pages.show(TEMPLATE, page(caller, of, chosen, filled, Map.of()));
  }

  /** What is usual, and where a rubric says all, the newest that people wrote. */
  private Map<String, String> begun(ProjectId project, Criterion criterion, JudgeKind kind) {
    Map<String, String> filled = new HashMap<>(JudgeFormReader.usual(kind));
    if (kind == JudgeKind.RUBRIC) {
      rubrics
          .ofCriterion(project, criterion.id(), PageRequest.first(1))
          .items()
          .forEach(newest -> filled.put(JudgeFormReader.RUBRIC, newest.text()));
    }
    return filled;
  }

  /** Makes the judge; shows what is wrong beside the fields where it cannot. */
  @Post
  public HttpResponse<byte[]> create(
      Caller caller, UUID criterion, @Body Map<String, String> form) {
    Criterion of = require(caller, criterion);
    JudgeKind kind =
        kind(form.getOrDefault("kind", ""))
            .orElseThrow(() -> ApiProblem.invalidField("kind", "Choose one first.").raise());
    Map<String, String> errors;
    try {
      NewJudge wanted = JudgeFormReader.read(kind, form);
      Judge made = maker.make(caller.projectId(), of, wanted, caller.actor());
      return pages.leadTo(caller, "/criteria/judges/" + made.id());
    } catch (InvalidFieldException e) {
      errors = JudgeFormReader.errors(kind, e);
    } catch (ApiException e) {
      if (!e.problem().code().equals(NO_STEPS)) {
        throw e;
      }
      errors = Map.of(JudgeFormReader.STEPS, e.problem().detail());
    }
    return pages.refuse(TEMPLATE, page(caller, of, Optional.of(kind), form, errors));
  }

  private static Optional<JudgeKind> kind(String word) {
    return Names.find(JudgeKind.class, word).filter(kind -> kind != JudgeKind.LEARNED);
  }

  private JudgeFormPage page(
      Caller caller,
      Criterion criterion,
      Optional<JudgeKind> kind,
      Map<String, String> filled,
      Map<String, String> errors) {
    return new JudgeFormPage(
        pages.frame(caller, Section.CRITERIA, "New judge"),
        criterion,
        kind,
        kind.filter(it -> it == JudgeKind.JURY)
            .map(_ -> jurors(caller.projectId()))
            .orElse(List.of()),
        new HashMap<>(filled),
        errors);
  }

  /** Those that can judge a single answer by themselves. */
  private List<JudgeFormPage.Juror> jurors(ProjectId project) {
    Map<CriterionId, String> names =
        criteria.page(project, PageRequest.first(PageRequest.LIMIT_MAX)).items().stream()
            .collect(Collectors.toMap(Criterion::id, Criterion::name));
    return judges.page(project, NEWEST).items().stream()
        .filter(judge -> judge.kind() != JudgeKind.JURY && judge.scoresAnswers())
        .map(judge ->
            new JudgeFormPage.Juror(
                judge.id().toString(),
                "%s v%d, %s"
                    .formatted(
                        names.getOrDefault(judge.criterionId(), "judge"),
                        judge.number(),
                        KindWords.told(judge.kind()))))
        .toList();
  }

  private Criterion require(Caller caller, UUID id) {
    return criteria
        .find(caller.projectId(), new CriterionId(id))
        .orElseThrow(() -> ApiProblem.notFound("criterion", id).raise());
  }
}
