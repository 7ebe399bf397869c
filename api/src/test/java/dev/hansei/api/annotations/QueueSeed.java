package dev.hansei.api.annotations;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.ItemSets;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunSummary;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.FormId;
import dev.hansei.workflows.annotations.FormVersion;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.ItemSetId;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A run with answers and queues that ask about them, as workers would have left them. */
public final class QueueSeed {
  private static final Actor SYSTEM = new Actor.BySystem();

  private final ApiServer server;
  private final Project project;
  private final List<Case> cases;
  private final List<String> answers;
  private final RunId run;
  private final Criterion criterion;

  /** A run that answered that many questions. */
  public QueueSeed(ApiServer server, Project project, int answers) {
    this(server, project, answers, QueueSeed::answer);
  }

  /** The same with answers of one's own, by the number of their question. */
  public QueueSeed(ApiServer server, Project project, int answers, IntFunction<String> said) {
    this(
        server,
        project,
        IntStream.range(0, answers).mapToObj(QueueSeed::asked).toList(),
        IntStream.range(0, answers).mapToObj(said).toList());
  }

  /** A run that gave those answers. */
  public QueueSeed(
      ApiServer server, Project project, List<CaseContent> asked, List<String> answers) {
    this.server = server;
    this.project = project;
    this.answers = List.copyOf(answers);
    DatasetId dataset =
        server.get(Datasets.class).create(project.id(), "asked", Split.ALIGN, SYSTEM).id();
    List<NewCase> added =
        asked.stream().map(content -> NewCase.of(dataset, content, Case.State.FINAL)).toList();
    this.cases = server.get(Cases.class).addAll(project.id(), dataset, added, SYSTEM);
    this.run = run(dataset, server.get(Datasets.class).publish(project.id(), dataset, SYSTEM));
    this.criterion =
        server
            .get(Criteria.class)
            .create(project.id(), "grounded", "Says only what the passages say.", SYSTEM);
  }

  private static CaseContent asked(int number) {
    return new CaseContent(
        question(number),
        "Thirty days.",
        List.of(new CaseContent.ContextPassage("p", "Snapshots are kept for thirty days.")),
        Map.of());
  }

  /** What was asked. */
  public static String question(int number) {
    return "How long is snapshot %d kept?".formatted(number + 1);
  }

  /** What was answered. */
  public static String answer(int number) {
    return "Snapshot %d is kept for thirty days.".formatted(number + 1);
  }

  /** The run. */
  public RunId run() {
    return run;
  }

  private RunId run(DatasetId dataset, DatasetVersion version) {
    RunId id = new RunId(server.get(Ids.class).next());
    var assertion = new Assertion(MetricType.EXACT, "exact", null, 1, 1, null);
    var suite =
        server.get(Suites.class).create(project.id(), "asked", dataset, List.of(assertion), SYSTEM);
    var target = new Target.Recorded("seed");
    var input = new RunSuiteInput(project.id(), id, suite.id(), version.id(), target, 1, SYSTEM);
    var manifest =
        new Manifest(
            id,
            suite.id(),
            version.id(),
            version.cases().sha256(),
            cases.size(),
            1,
            target,
            "",
            List.of(assertion),
            List.of(),
            "test",
            Map.of());
    var stored =
        server
            .get(ObjectStore.class)
            .put(server.get(CanonicalJson.class).bytes(manifest), ArtifactRef.JSON);
    server.get(Runs.class).open(input, manifest, stored);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      outcomes.add(outcome(id, i));
    }
    server.get(Outcomes.class).record(project.id(), outcomes);
    server.get(Runs.class).close(project.id(), id, RunState.COMPLETED, RunSummary.NONE);
    return id;
  }

  private Outcome outcome(RunId id, int ordinal) {
    CallKey call = call(id, ordinal);
    server
        .get(CallJournal.class)
        .record(
            project.id(),
            new JournalEntry(
                call,
                new ModelName("recorded/seed"),
                answers.get(ordinal),
                Usage.NONE,
                12,
                Instant.parse("2026-11-20T12:00:00Z")));
    return new Outcome(
        id,
        ordinal,
        cases.get(ordinal).id(),
        0,
        new Result.Scored(List.of(new Score("exact", 0, false, ""))),
        Optional.of(call),
        Usage.NONE,
        12,
        false);
  }

  private static CallKey call(RunId run, int ordinal) {
    return new CallKey(Sha256.of(run + "/" + ordinal));
  }

  /** An open queue about all answers, pass or fail. */
  public QueueId open(int reviewers) {
    return open(reviewers, new LabelKind.PassFail());
  }

  /** The same with labels of another kind. */
  public QueueId open(int reviewers, LabelKind labels) {
    return open(plan(reviewers, labels));
  }

  /** The same, asked by a version of a form. */
  public QueueId openByForm(int reviewers, String form) {
    FormVersion version = server.get(Forms.class).find(project.id(), FormId.of(form)).orElseThrow();
    return open(plan(reviewers, version.form().lead().kind()).askedBy(version.id()));
  }

  private QueuePlan plan(int reviewers, LabelKind labels) {
    return new QueuePlan(
        "Snapshots",
        criterion.id(),
        labels,
        Optional.empty(),
        List.of(run),
        QueuePlan.ITEMS_MAX,
        reviewers,
        false,
        List.of(),
        Duration.ofDays(7),
        Fallback.HOLD);
  }

  /** An open queue about a set of items that was brought. */
  public QueueId openBrought(String set, int reviewers, LabelKind labels) {
    var id = ItemSetId.of(set);
    var plan =
        new QueuePlan(
            "Brought",
            criterion.id(),
            labels,
            Optional.empty(),
            new ItemSource.Brought(id),
            QueuePlan.ITEMS_MAX,
            reviewers,
            false,
            List.of(),
            Duration.ofDays(7),
            Fallback.HOLD);
    var queue = new QueueId(server.get(Ids.class).next());
    List<Task> tasks = new ArrayList<>();
    server
        .get(ItemSets.class)
        .after(project.id(), id, 0, PageRequest.LIMIT_MAX)
        .forEach((line, item) -> {
          Task task =
              Task.open(
                  server.get(Tasks.class).newId(),
                  queue,
                  item.shown(),
                  new Origin.Brought(id, line, item.id()),
                  item.split());
          // As they are dealt: some of the pairs are turned.
          tasks.add(item.shown().isPair() && line % 2 == 1 ? task.turned() : task);
        });
    return open(plan, queue, tasks);
  }

  private QueueId open(QueuePlan plan) {
    var queue = new QueueId(server.get(Ids.class).next());
    return open(plan, queue, tasks(queue));
  }

  private QueueId open(QueuePlan plan, QueueId queue, List<Task> tasks) {
    var input = new AnnotateInput(project.id(), queue, plan, SYSTEM, Optional.empty());
    server.get(Queues.class).prepare(input, "Pass when the passage says so.");
    server.get(Tasks.class).add(input, tasks);
    var opening =
        new QueueOpening(
            new QueueName(project.id(), queue),
            QueuePlan.ITEMS_MAX,
            plan.reviewers(),
            Instant.now().plus(plan.patience()));
    if (server.get(Queues.class).publish(opening).sum() != tasks.size()) {
      throw new IllegalStateException("a task for each answer");
    }
    return queue;
  }

  private List<Task> tasks(QueueId queue) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      tasks.add(
          Task.open(
              server.get(Tasks.class).newId(),
              queue,
              new Item(cases.get(i).content(), answers.get(i)),
              new Origin.OfRun(run, i, cases.get(i).id(), call(run, i)),
              Split.ALIGN));
    }
    return tasks;
  }
}
