package dev.hansei.activities.calibrations;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.activities.Workplace;
import dev.hansei.activities.annotations.AnnotationActivitiesImpl;
import dev.hansei.activities.suites.SuiteActivitiesImpl;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.annotations.BroughtLabel;
import dev.hansei.infra.registry.annotations.ItemSets;
import dev.hansei.infra.registry.annotations.LabelImports;
import dev.hansei.infra.registry.annotations.QueueClosings;
import dev.hansei.infra.registry.calibrations.JudgeTestRuns;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.models.RecordedSets;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.BroughtItem;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.ItemSet;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.Selection;
import dev.hansei.workflows.annotations.Strategy;
import dev.hansei.workflows.calibrations.JudgeTestId;
import dev.hansei.workflows.calibrations.JudgeTestResult;
import dev.hansei.workflows.calibrations.Sensitivity;
import dev.hansei.workflows.calibrations.TestJudgeInput;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.SuiteActivities;
import dev.hansei.workflows.suites.Target;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A project with recorded answers that people labelled: datasets, runs, queues and labels, all made
 * by the same activities that make them in production.
 */
final class ArrangedLabels implements AutoCloseable {
  private static final Actor ACTOR = new Actor.BySystem();
  private static final ObjectMapper JSON = new ObjectMapper();

  final ProjectId project;
  final CriterionId criterion;
  private final Workplace workplace;
  private final PersonId lead;
  private final TestActivityEnvironment temporal;
  private final List<QueueId> queues = new ArrayList<>();

  ArrangedLabels(Workplace workplace) {
    this.workplace = workplace;
    this.project = workplace.newProject();
    this.lead = workplace.newPerson();
    this.criterion =
        workplace
            .get(Criteria.class)
            .create(project, "grounded", "Says only what is true.", ACTOR)
            .id();
    this.temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(
        workplace.get(SuiteActivitiesImpl.class), workplace.get(AnnotationActivitiesImpl.class));
  }

  /** A recorded answer and what somebody said of it. */
  record Item(CaseContent asked, String answer, boolean passed) {
    static Item of(String question, String answer, boolean passed) {
      return new Item(new CaseContent(question, "", List.of(), Map.of()), answer, passed);
    }
  }

  /** Brings items into a split, runs them as recorded outputs, and labels all of them. */
  RunId label(Split split, List<Item> items, Author author) {
    return label(split, items, author, items.stream().map(_ -> "").toList());
  }

  /** The same with a note beside each label; an empty one is none. */
  RunId label(Split split, List<Item> items, Author author, List<String> notes) {
    var contains = new Assertion(MetricType.CONTAINS, "contains", "e", 1, 1, null);
    RunId run = run(split, items, contains);
    label(queue(plan(List.of(run), Optional.empty(), items.size())), items, author, notes);
    return run;
  }

  /** Brings items that no run gave, and labels all of them. */
  void bring(Split split, List<Item> items, Author author) {
    List<BroughtItem> brought =
        items.stream()
            .map(item ->
                new BroughtItem(
                    "",
                    split,
                    new dev.hansei.workflows.annotations.Item(item.asked(), item.answer())))
            .toList();
    ItemSet set = workplace.get(ItemSets.class).bring(project, split.name(), brought, ACTOR);
    var source = new ItemSource.Brought(set.id());
    QueueId queue = queue(plan(List.of(), Optional.of(source), items.size()));
    label(queue, items, author, items.stream().map(_ -> "").toList());
  }

  private void label(QueueId queue, List<Item> items, Author author, List<String> notes) {
    List<BroughtLabel> labels = new ArrayList<>();
    for (Item item : items) {
      labels.add(
          new BroughtLabel(
              ItemKey.of(item.asked().question(), item.answer()),
              author,
              item.passed() ? "pass" : "fail",
              notes.get(labels.size())));
    }
    var fates = workplace.get(LabelImports.class).bring(project, queue, labels, lead);
    if (fates.stream().anyMatch(fate -> fate != BroughtLabel.Fate.TAKEN)) {
      throw new IllegalStateException("a label was not taken: " + fates);
    }
  }

  /** Brings items into a split and runs them as recorded outputs. */
  RunId run(Split split, List<Item> items, Assertion assertion) {
    String name = split.name().toLowerCase(Locale.ROOT) + workplace.get(Ids.class).next();
    Dataset dataset = workplace.get(Datasets.class).create(project, name, split, ACTOR);
    List<NewCase> cases =
        items.stream()
            .map(item -> NewCase.of(dataset.id(), item.asked(), Case.State.FINAL))
            .toList();
    for (int from = 0; from < cases.size(); from += Cases.CASES_MAX) {
      workplace
          .get(Cases.class)
          .addAll(
              project,
              dataset.id(),
              cases.subList(from, Math.min(cases.size(), from + Cases.CASES_MAX)),
              ACTOR);
    }
    DatasetVersion version = workplace.get(Datasets.class).publish(project, dataset.id(), ACTOR);
    record(name, items);
    var suite =
        workplace.get(Suites.class).create(project, name, dataset.id(), List.of(assertion), ACTOR);
    RunId run = new RunId(workplace.get(Ids.class).next());
    finish(
        new RunSuiteInput(
            project, run, suite.id(), version.id(), new Target.Recorded(name), 1, ACTOR));
    return run;
  }

  private void record(String name, List<Item> items) {
    byte[] lines =
        items.stream()
            .map(item -> line(item.asked().question(), item.answer()))
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8);
    ArtifactRef stored = workplace.get(ObjectStore.class).put(lines, ArtifactRef.JSONL);
    workplace.get(RecordedSets.class).create(project, name, stored, items.size(), ACTOR);
  }

  private static String line(String input, String output) {
    return JSON.createObjectNode().put("input", input).put("output", output).toString();
  }

  private void finish(RunSuiteInput input) {
    SuiteActivities suites = temporal.newActivityStub(SuiteActivities.class);
    SuiteActivities.RunPlan plan = suites.planRun(input);
    for (int chunk = 0; chunk < plan.chunks(); chunk++) {
      suites.runChunk(new SuiteActivities.ChunkOfItems(input, plan, chunk));
    }
    suites.closeRun(new SuiteActivities.RunClosing(input, plan.planned(), RunState.COMPLETED));
  }

  private QueuePlan plan(List<RunId> runs, Optional<ItemSource> source, int itemsMax) {
    return new QueuePlan(
        "labels",
        criterion,
        new LabelKind.PassFail(),
        Optional.empty(),
        runs,
        itemsMax,
        1,
        false,
        List.of(),
        Duration.ofDays(1),
        Fallback.values()[0],
        Optional.empty(),
        source,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private QueueId queue(QueuePlan plan) {
    AnnotationActivities queues = temporal.newActivityStub(AnnotationActivities.class);
    QueueId id = new QueueId(workplace.get(Ids.class).next());
    var input = new AnnotateInput(project, id, plan, ACTOR, Optional.empty());
    queues.openQueue(input);
    Optional<AnnotationActivities.PlanCursor> next =
        Optional.of(AnnotationActivities.PlanCursor.START);
    while (next.isPresent()) {
      next = queues.planPage(new AnnotationActivities.PageToPlan(input, next.get())).next();
    }
    queues.publishQueue(
        new AnnotationActivities.QueueOpening(
            new AnnotationActivities.QueueName(project, id),
            plan.itemsMax(),
            1,
            Instant.now().plus(Duration.ofDays(1))));
    this.queues.add(id);
    return id;
  }

  /** As if it had been put to twelve minimal pairs and had noticed every one. */
  void tested(JudgeId judge) {
    var id = new JudgeTestId(workplace.get(Ids.class).next());
    JudgeTestRuns tests = workplace.get(JudgeTestRuns.class);
    tests.open(new TestJudgeInput(project, id, judge, ACTOR));
    List<Sensitivity.Tried> said =
        IntStream.range(0, 12)
            .mapToObj(i -> new Sensitivity.Tried("answer " + i, true, false))
            .toList();
    tests.keep(
        project, id, said.stream().map(it -> new JudgeTestRuns.Tried(Optional.of(it))).toList());
    tests.complete(project, id, new JudgeTestResult(Sensitivity.of(said), 0, List.of()));
  }

  /**
   * Runs items as recorded outputs, has a queue take some of them, as many that say "thirty" as
   * that do not, and labels those that it took.
   */
  void labelSelected(Split split, List<Item> items, int wanted, Author author) {
    RunId run = run(split, items, new Assertion(MetricType.CONTAINS, "says", "thirty", 1, 1, null));
    QueueId queue =
        queue(
            plan(List.of(run), Optional.empty(), wanted)
                .selecting(Selection.by(Strategy.STRATIFIED)));
    List<BroughtLabel> labels =
        items.stream()
            .map(item ->
                new BroughtLabel(
                    ItemKey.of(item.asked().question(), item.answer()),
                    author,
                    item.passed() ? "pass" : "fail",
                    ""))
            .toList();
    workplace.get(LabelImports.class).bring(project, queue, labels, lead);
  }

  /** So that what was said in them may be read. */
  void closeQueues() {
    for (QueueId id : queues) {
      workplace
          .get(QueueClosings.class)
          .close(
              new AnnotationActivities.QueueClosing(
                  new AnnotationActivities.QueueName(project, id), QueueState.CLOSED, ACTOR));
    }
    queues.clear();
  }

  /** Answers that either say a fact or refuse; people pass facts, but for one in {@code noise}. */
  static List<Item> facts(String subject, int count, int noise) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean good = i % 3 != 0;
      String answer =
          good
              ? "The %s number %d keeps its records for thirty days.".formatted(subject, i)
              : "I'm sorry, but I cannot tell anything about number %d.".formatted(i);
      boolean odd = noise > 0 && i % noise == 1;
      items.add(
          Item.of(QUESTIONS[i % QUESTIONS.length].formatted(subject, i), answer, good != odd));
    }
    return items;
  }

  private static final String[] QUESTIONS = {
    "For how long does the %s with the number %d keep its records?",
    "Tell me about the retention period of %s number %d.",
    "When are old entries of %s %d removed?",
  };

  @Override
  public void close() {
    temporal.close();
  }
}
