package dev.hansei.activities.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.annotations.AgreementReport;
import dev.hansei.infra.registry.annotations.Agreements;
import dev.hansei.infra.registry.annotations.BothOrders;
import dev.hansei.infra.registry.annotations.BroughtLabel;
import dev.hansei.infra.registry.annotations.ItemSets;
import dev.hansei.infra.registry.annotations.LabelImports;
import dev.hansei.infra.registry.annotations.Ratings;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities;
import dev.hansei.workflows.annotations.AnnotationActivities.PageToPlan;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.AnswerOrder;
import dev.hansei.workflows.annotations.AnswersPolicy;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.BroughtItem;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verdicts in both orders are kept apart from what people say, and measured against it. */
class OrdersIT {
  private static final Actor ACTOR = new Actor.BySystem();
  private static final Author JUDGE = new Author.ByModel("place");
  private static final int PAIRS = 24;

  @Test
  void judgesAreMeasuredAgainstWhatIsSettled() {
    try (Workplace workplace = Workplace.open("orders")) {
      ProjectId project = workplace.newProject();
      PersonId lead = workplace.newPerson();
      QueueId queue = queue(workplace, project);
      List<BroughtLabel> people = new ArrayList<>();
      List<BroughtLabel> judge = new ArrayList<>();
      for (int i = 0; i < PAIRS; i++) {
        var by = new Author.Outside("people");
        people.add(new BroughtLabel(pair(i).key(), by, i % 2 == 0 ? "a" : "b", ""));
        judge.add(inOrder(i, AnswerOrder.AB, "a"));
        judge.add(inOrder(i, AnswerOrder.BA, i < 4 ? "tie" : "b"));
      }
      assertThat(workplace.get(LabelImports.class).bring(project, queue, judge, lead))
          .containsOnly(BroughtLabel.Fate.UNFIT_ORDER);
      assertThat(workplace.get(LabelImports.class).bring(project, queue, people, lead))
          .containsOnly(BroughtLabel.Fate.TAKEN);
      var ratings = workplace.get(Ratings.class);
      var batch = new Ratings.Batch(judge, "elsewhere", lead);
      assertThat(ratings.bring(project, queue, batch)).containsOnly(BroughtLabel.Fate.TAKEN);
      assertThat(ratings.bring(project, queue, batch))
          .containsOnly(BroughtLabel.Fate.THERE_ALREADY);
      var name = new QueueName(project, queue);
      measure(workplace, name);
      AgreementReport report = workplace.get(Agreements.class).find(project, queue).orElseThrow();
      assertThat(report.brought()).isEqualTo(2 * PAIRS);
      assertThat(report.labels()).isEqualTo(3 * PAIRS);
      assertThat(report.fields().getFirst().raters()).as("people alone label").hasSize(1);
      BothOrders line = report.orders().orElseThrow().getFirst();
      assertThat(line.author()).isEqualTo("model:place");
      assertThat(line.compared()).isEqualTo(PAIRS);
      assertThat(line.all().orElseThrow().nulls()).isEqualTo(4);
      assertThat(line.all().orElseThrow().firstPicks().value()).isEqualTo(44 / 48.0);
      assertThat(line.of("field kind: odd").orElseThrow().pairs()).isEqualTo(12);
    }
  }

  /** By Temporal, which hears that the activity goes on. */
  private static void measure(Workplace workplace, QueueName name) {
    TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
    try {
      temporal.registerActivitiesImplementations(workplace.get(AnnotationActivitiesImpl.class));
      temporal.newActivityStub(AnnotationActivities.class).measureAgreement(name);
    } finally {
      temporal.close();
    }
  }

  private static BroughtLabel inOrder(int number, AnswerOrder order, String word) {
    return new BroughtLabel(
        pair(number).key(), JUDGE, Map.of(AnswersPolicy.LEAD, word), "", Optional.of(order));
  }

  private static Item pair(int number) {
    Map<String, String> fields = Map.of("kind", number % 2 == 0 ? "even" : "odd");
    return new Item(
        new CaseContent("Question " + number + "?", "", List.of(), fields),
        "A" + number,
        Optional.of("B" + number));
  }

  private static QueueId queue(Workplace workplace, ProjectId project) {
    var criterion = workplace.get(Criteria.class).create(project, "better", "Better.", ACTOR).id();
    List<BroughtItem> items = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      items.add(new BroughtItem("p" + i, Split.GATE, pair(i)));
    }
    var set = workplace.get(ItemSets.class).bring(project, "pairs", items, ACTOR);
    var id = new QueueId(workplace.get(Ids.class).next());
    var plan =
        new QueuePlan(
            "pairs",
            criterion,
            new LabelKind.Pairwise(),
            Optional.empty(),
            new ItemSource.Brought(set.id()),
            PAIRS,
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
            new QueueName(project, id), PAIRS, 1, Instant.now().plus(Duration.ofDays(1))));
    return id;
  }
}
