package dev.hansei.api.criteria;

import dev.hansei.api.calibrations.JudgeTestStarter;
import dev.hansei.api.criteria.PairsPage.OtherLine;
import dev.hansei.api.criteria.PairsPage.PairLine;
import dev.hansei.api.criteria.PairsPage.TestLine;
import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.diff.WordDiff;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.calibrations.JudgeTestRuns;
import dev.hansei.infra.registry.calibrations.JudgeTestView;
import dev.hansei.infra.registry.calibrations.Pairs;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.calibrations.JudgeTestState;
import dev.hansei.workflows.calibrations.MinimalPair;
import dev.hansei.workflows.calibrations.PairId;
import dev.hansei.workflows.calibrations.PairState;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Minimal pairs of a criterion, and its judges' tests. */
@Hidden
@Allows({Role.LEAD, Role.ANNOTATOR})
@Controller("/projects/{project}/criteria/{criterion}/pairs")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class PairPages {
  /** What a person looks through in one sitting. */
  private static final int WAITING_MAX = 20;

  private static final PageRequest NEWEST = PageRequest.first(20);

  private final ProjectPages pages;
  private final Criteria criteria;
  private final Judges judges;
  private final Pairs pairs;
  private final PairSight sight;
  private final JudgeTestRuns tests;
  private final JudgeTestStarter starter;

  PairPages(
      ProjectPages pages,
      Criteria criteria,
      Judges judges,
      Pairs pairs,
      PairSight sight,
      JudgeTestRuns tests,
      JudgeTestStarter starter) {
    this.pages = pages;
    this.criteria = criteria;
    this.judges = judges;
    this.pairs = pairs;
    this.sight = sight;
    this.tests = tests;
    this.starter = starter;
  }

  /** Pairs that wait, and what the tests say. */
  @Get
  public HttpResponse<byte[]> show(Caller caller, UUID criterion) {
    ProjectId project = caller.projectId();
    Criterion shown = require(caller, criterion);
    List<TestLine> tested =
        judges.ofCriterion(project, shown.id(), NEWEST).items().stream()
            .filter(judge -> judge.kind() != JudgeKind.PAIRWISE)
            .map(judge ->
                new TestLine(
                    judge, tests.newestOf(project, judge.id()), isTested(project, judge.id())))
            .toList();
    return pages.show(
        "criteria/pairs.jte",
        new PairsPage(
            pages.frame(caller, Section.CRITERIA, "Minimal pairs"),
            shown,
            pairs.counts(project, shown.id()),
            sight.of(caller, shown.id(), PairState.PROPOSED, WAITING_MAX).stream()
                .map(one -> new PairLine(one, WordDiff.of(one.asked().answer(), one.edited())))
                .toList(),
            tested,
            others(project, tested)));
  }

  private boolean isTested(ProjectId project, JudgeId judge) {
    return tests.page(project, judge, PageRequest.first(1)).items().stream()
        .anyMatch(test -> test.state() == JudgeTestState.RUNNING);
  }

  /** By the newest test of any of its judges: they compare the same labels. */
  private List<OtherLine> others(ProjectId project, List<TestLine> tested) {
    return tested.stream()
        .map(TestLine::test)
        .flatMap(Optional::stream)
        .max(Comparator.comparing(JudgeTestView::startedAt))
        .flatMap(JudgeTestView::result)
        .map(result ->
            result.others().stream()
                .flatMap(other ->
                    criteria
                        .find(project, other.criterionId())
                        .map(found -> new OtherLine(found, other))
                        .map(Stream::of)
                        .orElseGet(Stream::of))
                .toList())
        .orElse(List.of());
  }

  /** Proposes more. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> propose(Caller caller, UUID criterion) {
    CriterionId id = require(caller, criterion).id();
    pairs.propose(caller.projectId(), id, caller.actor());
    return back(caller, id);
  }

  /** Says that the edit breaks the criterion, and nothing else. */
  @Post("/{pair}/confirm")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> confirm(Caller caller, UUID criterion, UUID pair) {
    return decide(caller, criterion, pair, true);
  }

  /** Says that it does not, or breaks more. */
  @Post("/{pair}/reject")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> reject(Caller caller, UUID criterion, UUID pair) {
    return decide(caller, criterion, pair, false);
  }

  /** Puts the confirmed ones before a judge. */
  @Post("/judges/{judge}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> test(Caller caller, UUID criterion, UUID judge) {
    CriterionId id = require(caller, criterion).id();
    Judge tested =
        judges
            .find(caller.projectId(), new JudgeId(judge))
            .filter(one -> one.criterionId().equals(id))
            .orElseThrow(() -> ApiProblem.notFound("judge", judge).raise());
    starter.start(caller.projectId(), tested.id(), caller.actor());
    return back(caller, id);
  }

  private HttpResponse<byte[]> decide(Caller caller, UUID criterion, UUID pair, boolean breaks) {
    CriterionId id = require(caller, criterion).id();
    MinimalPair found =
        pairs
            .find(caller.projectId(), new PairId(pair))
            .filter(one -> one.criterionId().equals(id))
            .orElseThrow(() -> ApiProblem.notFound("pair", pair).raise());
    pairs.decide(caller.projectId(), found.id(), breaks, caller.actor());
    return back(caller, id);
  }

  private HttpResponse<byte[]> back(Caller caller, CriterionId id) {
    return pages.leadTo(caller, "/criteria/%s/pairs".formatted(id));
  }

  private Criterion require(Caller caller, UUID id) {
    return criteria
        .find(caller.projectId(), new CriterionId(id))
        .orElseThrow(() -> ApiProblem.notFound("criterion", id).raise());
  }
}
