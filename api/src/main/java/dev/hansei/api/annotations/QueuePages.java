package dev.hansei.api.annotations;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.api.suites.RunLine;
import dev.hansei.api.suites.RunWords;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.ItemSets;
import dev.hansei.infra.registry.annotations.Notices;
import dev.hansei.infra.registry.annotations.QueueFilter;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.failures.ClusterMembers;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.annotations.FormVersion;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Queues: the list, one for the lead, one to label in. */
@Hidden
@Controller("/projects/{project}/annotations")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class QueuePages {
  private static final PageRequest ALL = PageRequest.first(PageRequest.LIMIT_MAX);

  private final ProjectPages pages;
  private final QueuePageReader reader;
  private final Queues queues;
  private final Forms forms;
  private final Notices notices;
  private final Criteria criteria;
  private final Runs runs;
  private final ItemSets sets;
  private final Clusters modes;
  private final RunWords words;

  QueuePages(
      ProjectPages pages,
      QueuePageReader reader,
      Queues queues,
      Forms forms,
      Notices notices,
      Criteria criteria,
      Runs runs,
      ItemSets sets,
      Clusters modes,
      RunWords words) {
    this.pages = pages;
    this.reader = reader;
    this.queues = queues;
    this.forms = forms;
    this.notices = notices;
    this.criteria = criteria;
    this.runs = runs;
    this.sets = sets;
    this.modes = modes;
    this.words = words;
  }

  /** All queues, newest first. */
  @Get
  @Allows
  public HttpResponse<byte[]> list(Caller caller, @QueryValue Optional<String> after) {
    ProjectId project = caller.projectId();
    var found =
        queues.page(project, QueueFilter.ALL, new PageRequest(after, PageRequest.LIMIT_DEFAULT));
    return pages.show(
        "annotations/list.jte",
        new QueueListPage(
            pages.frame(caller, Section.ANNOTATIONS, "Annotations"),
            found.items().stream().map(view -> reader.line(caller, view)).toList(),
            caller.is(Role.LEAD) ? criteria.page(project, ALL).items() : List.of(),
            caller.is(Role.LEAD) ? askable(forms.page(project, ALL).items()) : List.of(),
            caller.is(Role.LEAD) ? endedRuns(project) : List.of(),
            caller.is(Role.LEAD) ? sets.page(project, PageRequest.first()).items() : List.of(),
            caller.is(Role.LEAD) ? namedModes(project) : List.of(),
            found.next().map(next -> "?after=" + next),
            notices.of(project, caller.personId())));
  }

  /** The newest version of each form that can be asked by. */
  static List<FormVersion> askable(List<FormVersion> newestFirst) {
    Set<String> seen = new HashSet<>();
    return newestFirst.stream()
        .filter(version -> seen.add(version.form().name()))
        .filter(version ->
            version.form().lead().criterionId().isPresent() || version.form().isOfTexts())
        .toList();
  }

  private List<ClusterMembers.Named> namedModes(ProjectId project) {
    return modes
        .page(project, Set.of(ClusterState.OPEN, ClusterState.REOPENED), PageRequest.first())
        .items()
        .stream()
        .map(mode -> new ClusterMembers.Named(mode.id(), mode.name()))
        .toList();
  }

  private List<RunLine> endedRuns(ProjectId project) {
    return runs.page(project, PageRequest.first()).items().stream()
        .filter(run -> run.state().isTerminal())
        .map(run -> words.line(project, run))
        .toList();
  }

  /** One queue: pace, agreement, disagreements, people. Labels of people are the lead's to see. */
  @Get("/queues/{id}")
  @Allows({Role.LEAD, Role.ADMIN})
  public HttpResponse<byte[]> show(Caller caller, UUID id) {
    QueueView view = require(caller, id);
    var frame = pages.frame(caller, Section.ANNOTATIONS, view.queue().plan().name());
    return pages.show("annotations/queue.jte", reader.page(frame, caller, view));
  }

  /** Where somebody labels. */
  @Get("/queues/{id}/label")
  @Allows({Role.ANNOTATOR, Role.LEAD})
  public HttpResponse<byte[]> label(Caller caller, UUID id) {
    QueueView view = require(caller, id);
    return pages.show(
        "annotations/label.jte",
        new LabelPage(
            pages.frame(caller, Section.ANNOTATIONS, "Label " + view.queue().plan().name()),
            view,
            reader.criterion(caller.projectId(), view),
            forms.of(caller.projectId(), view.queue().plan())));
  }

  private QueueView require(Caller caller, UUID id) {
    return queues
        .find(caller.projectId(), new QueueId(id))
        .orElseThrow(() -> ApiProblem.notFound("queue", id).raise());
  }
}
