package dev.hansei.activities.calibrations;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.activities.Workplace;
import dev.hansei.activities.annotations.AnnotationActivitiesImpl;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.annotations.BroughtLabel;
import dev.hansei.infra.registry.annotations.ItemSets;
import dev.hansei.infra.registry.annotations.LabelImports;
import dev.hansei.infra.registry.annotations.QueueClosings;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.models.RecordedSets;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.PageToPlan;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.BroughtItem;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** A project with pairs that people compared, and judges whose choices are recorded. */
final class ArrangedPairs {
  private static final Actor ACTOR = new Actor.BySystem();
  private static final Author PEOPLE = new Author.Outside("the makers of the set");
  private static final ObjectMapper JSON = new ObjectMapper();

  final ProjectId project;
  final CriterionId criterion;
  private final Workplace workplace;
  private final List<QueueId> queues = new ArrayList<>();

  ArrangedPairs(Workplace workplace) {
    this.workplace = workplace;
    this.project = workplace.newProject();
    this.criterion =
        workplace.get(Criteria.class).create(project, "better", "It helps more.", ACTOR).id();
  }

  /** What people say of the pair of that number: a, b, a, b, ... and sometimes tie. */
  static String gold(int number) {
    return number % 15 == 14 ? "tie" : number % 2 == 0 ? "a" : "b";
  }

  /** What a judge that agrees with people says in each order. */
  static List<String> likePeople(int number) {
    return switch (gold(number)) {
      case "a" -> List.of("first", "second");
      case "b" -> List.of("second", "first");
      default -> List.of("tie", "tie");
    };
  }

  private static Item pair(int number) {
    var asked =
        new CaseContent(
            "How long is record %d kept?".formatted(number),
            "",
            List.of(),
            Map.of("kind", number % 3 == 0 ? "terms" : "dates"));
    return new Item(
        asked,
        "For %d days.".formatted(number),
        Optional.of(
            "Record %d is kept until nobody needs it any more, as we say.".formatted(number)));
  }

  /** Brings pairs and what people say of them. */
  void label(Split split, int from, int to) {
    List<BroughtItem> items = new ArrayList<>();
    List<BroughtLabel> labels = new ArrayList<>();
    for (int i = from; i < to; i++) {
      items.add(new BroughtItem("p" + i, split, pair(i)));
      labels.add(new BroughtLabel(pair(i).key(), PEOPLE, gold(i), ""));
    }
    var set = workplace.get(ItemSets.class).bring(project, "pairs" + from, items, ACTOR);
    QueueId queue = queue(new ItemSource.Brought(set.id()), items.size());
    var fates =
        workplace.get(LabelImports.class).bring(project, queue, labels, workplace.newPerson());
    if (fates.stream().anyMatch(fate -> fate != BroughtLabel.Fate.TAKEN)) {
      throw new IllegalStateException("a label was not taken: " + fates);
    }
  }

  private QueueId queue(ItemSource source, int items) {
    var id = new QueueId(workplace.get(Ids.class).next());
    var plan =
        new QueuePlan(
            "pairs",
            criterion,
            new LabelKind.Pairwise(),
            Optional.empty(),
            source,
            items,
            1,
            false,
            List.of(),
            Duration.ofDays(1),
            Fallback.CLOSE);
    var input = new AnnotateInput(project, id, plan, ACTOR, Optional.empty());
    var activities = workplace.get(AnnotationActivitiesImpl.class);
    activities.openQueue(input);
    Optional<PlanCursor> next = Optional.of(PlanCursor.START);
    while (next.isPresent()) {
      next = activities.planPage(new PageToPlan(input, next.get())).next();
    }
    activities.publishQueue(
        new QueueOpening(
            new QueueName(project, id), items, 1, Instant.now().plus(Duration.ofDays(1))));
    queues.add(id);
    return id;
  }

  void closeQueues() {
    queues.forEach(id ->
        workplace
            .get(QueueClosings.class)
            .close(new QueueClosing(new QueueName(project, id), QueueState.CLOSED, ACTOR)));
  }

  /**
   * A judge whose choices are recorded.
   *
   * @param said of the pair of that number, with a first and with b first; one only where the other
   *     order is not recorded
   */
  JudgeId judge(String name, int pairs, IntFunction<List<String>> said) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      String a = pair(i).answer();
      String b = pair(i).other().orElseThrow();
      List<String> choices = said.apply(i);
      lines.add(line(i, a, b, choices.getFirst()));
      if (choices.size() > 1) {
        lines.add(line(i, b, a, choices.getLast()));
      }
    }
    ArtifactRef stored =
        workplace
            .get(ObjectStore.class)
            .put(String.join("\n", lines).getBytes(StandardCharsets.UTF_8), ArtifactRef.JSONL);
    workplace.get(RecordedSets.class).create(project, name, stored, lines.size(), ACTOR);
    var wanted =
        new Judges.NewJudge(
            criterion,
            "Which helps more? As " + name,
            new ModelName("recorded/" + name),
            ModelSettings.DEFAULTS);
    return workplace
        .get(Judges.class)
        .create(project, wanted.by(new JudgeMethod.Pairwise()), ACTOR)
        .id();
  }

  private static String line(int number, String first, String second, String better) {
    String input = "%s\n\n%s\n\n%s".formatted(pair(number).asked().question(), first, second);
    String output = "{\"reason\": \"So it reads.\", \"better\": \"%s\"}".formatted(better);
    return JSON.createObjectNode().put("input", input).put("output", output).toString();
  }
}
