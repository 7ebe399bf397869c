package dev.hansei.api.annotations;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.AuthorCount;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.QueueAgreement;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.statistics.Estimate;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what a lead sees of a queue. */
@Singleton
final class QueuePageReader {
  private final Tasks tasks;
  private final TaskReader reader;
  private final Forms forms;
  private final Criteria criteria;
  private final Datasets datasets;
  private final DeskReader desk;
  private final DeskSights sights;
  private final QueueSight sight;
  private final Clock clock;

  QueuePageReader(
      Tasks tasks,
      TaskReader reader,
      Forms forms,
      Criteria criteria,
      Datasets datasets,
      DeskReader desk,
      DeskSights sights,
      QueueSight sight,
      Clock clock) {
    this.tasks = tasks;
    this.reader = reader;
    this.forms = forms;
    this.criteria = criteria;
    this.datasets = datasets;
    this.desk = desk;
    this.sights = sights;
    this.sight = sight;
    this.clock = clock;
  }

  /** A line of a list. */
  QueueLine line(Caller caller, QueueView view) {
    boolean mayLabel =
        view.queue().state().takesLabels()
            && (caller.is(Role.ANNOTATOR) || caller.is(Role.LEAD))
            && view.queue().isFor(caller.personId());
    int forMe =
        mayLabel ? tasks.waitingFor(caller.projectId(), view.queue().id(), caller.personId()) : 0;
    return new QueueLine(sight.of(caller, view), subject(caller.projectId(), view), forMe);
  }

  /** The criterion's name, or the form's. */
  private String subject(ProjectId project, QueueView view) {
    QueuePlan plan = view.queue().plan();
    return plan.form().isPresent()
        ? forms.of(project, plan).name()
        : criterion(project, view).map(Criterion::name).orElse("?");
  }

  Optional<Criterion> criterion(ProjectId project, QueueView view) {
    return criteria.find(project, view.queue().plan().criterionId());
  }

  QueuePage page(Frame frame, Caller caller, QueueView view) {
    return page(frame, caller, view, "", false);
  }

  /**
   * The page with what came of making cases.
   *
   * @param refused whether nothing was made, and {@code said} says what is wrong
   */
  QueuePage page(Frame frame, Caller caller, QueueView view, String said, boolean refused) {
    ProjectId project = caller.projectId();
    Instant now = clock.instant();
    int perHour =
        tasks.byAuthor(project, view.queue().id(), now.minus(Duration.ofHours(1))).stream()
            .mapToInt(AuthorCount::labels)
            .sum();
    return new QueuePage(
        frame,
        line(caller, view),
        asked(project, view),
        perHour,
        people(project, view, now),
        disputes(project, view),
        new NotedForm(
            datasets.page(project, PageRequest.first(PageRequest.LIMIT_MAX)).items().stream()
                .map(Dataset::name)
                .toList(),
            said,
            refused),
        chart(view.agreement()),
        sights.of(project, view));
  }

  /** The criterion's sentence, or with a form all its questions. */
  private String asked(ProjectId project, QueueView view) {
    QueuePlan plan = view.queue().plan();
    return plan.form().isEmpty()
        ? criterion(project, view).map(Criterion::sentence).orElse("")
        : forms.of(project, plan).fields().stream()
            .map(Field::prompt)
            .collect(Collectors.joining(" · "));
  }

  private List<PersonLine> people(ProjectId project, QueueView view, Instant now) {
    QueueId queue = view.queue().id();
    Map<Author, Integer> today =
        tasks.byAuthor(project, queue, now.truncatedTo(ChronoUnit.DAYS)).stream()
            .collect(Collectors.toMap(AuthorCount::author, AuthorCount::labels));
    Map<String, QueueAgreement.OfAuthor> agreement =
        view.agreement().stream()
            .flatMap(it -> it.people().stream())
            .collect(Collectors.toMap(QueueAgreement.OfAuthor::author, Function.identity()));
    return desk.people(project, view.queue()).stream()
        .map(line -> {
          Author author = line.figures().author();
          var own = Optional.ofNullable(agreement.get(author.label()));
          return new PersonLine(
              line.name(),
              kind(author),
              line.figures().labels(),
              today.getOrDefault(author, 0),
              own.map(QueueAgreement.OfAuthor::compared).orElse(0),
              own.map(QueueAgreement.OfAuthor::agreed),
              Optional.of(line.figures()));
        })
        .toList();
  }

  private List<DisputeLine> disputes(ProjectId project, QueueView view) {
    QueueId queue = view.queue().id();
    if (view.queue().plan().reviewers() < 2) {
      return List.of();
    }
    List<Task> open =
        tasks.page(project, queue, Optional.of(TaskState.DISPUTED), PageRequest.first(20)).items();
    var said = tasks.said(project, queue, open);
    return open.stream()
        .map(task ->
            desk.dispute(
                task,
                reader.item(project, task),
                said.getOrDefault(task.id(), List.of()).stream()
                    .filter(it -> it.purpose() == Purpose.REVIEW)
                    .toList()))
        .toList();
  }

  private static IntervalChart chart(Optional<QueueAgreement> agreement) {
    List<AgreementLine> fields = agreement.map(AgreementLine::of).orElse(List.of());
    if (!fields.isEmpty()) {
      return IntervalChart.ofDifferences(
          fields.stream().map(line -> interval(line.estimate())).toList());
    }
    return IntervalChart.ofDifferences(
        agreement.stream()
            .flatMap(it -> Stream.of(it.percent(), it.kappa()))
            .flatMap(Optional::stream)
            .map(QueuePageReader::interval)
            .toList());
  }

  private static IntervalChart.Interval interval(Estimate estimate) {
    return new IntervalChart.Interval(estimate.value(), estimate.lower(), estimate.upper());
  }

  private static String kind(Author author) {
    return switch (author) {
      case Author.ByPerson _ -> "person";
      case Author.Outside _ -> "people elsewhere";
      case Author.Simulated _ -> "simulated";
      case Author.ByModel _ -> "model";
    };
  }
}
