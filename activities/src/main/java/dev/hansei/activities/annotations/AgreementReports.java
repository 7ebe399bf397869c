package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.AgreementReport;
import dev.hansei.infra.registry.annotations.AgreementReport.OfField;
import dev.hansei.infra.registry.annotations.BothOrders;
import dev.hansei.infra.registry.annotations.LabelledOutcomes;
import dev.hansei.infra.registry.annotations.Reviews;
import dev.hansei.infra.registry.annotations.Reviews.ByAll;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.ItemSlicePolicy;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.TextKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures how far all who labelled the items of a queue agree. */
@Singleton
final class AgreementReports {
  private final Reviews reviews;
  private final LabelledOutcomes items;
  private final Clock clock;

  AgreementReports(Reviews reviews, LabelledOutcomes items, Clock clock) {
    this.reviews = reviews;
    this.items = items;
    this.clock = clock;
  }

  /** Takes seconds of a processor where hundreds labelled thousands of items. */
  AgreementReport of(QueueName queue) {
    ByAll said = reviews.ofAll(queue);
    Known known = known(queue);
    Map<String, Map<String, String>> parts = known.parts();
    List<Field> compared =
        said.fields().keySet().stream()
            .filter(field -> !(field.kind() instanceof TextKind))
            .toList();
    List<OfField> measured = new ArrayList<>();
    for (Field field : compared) {
      List<OfTask> tasks = said.fields().getOrDefault(field, List.of());
      measured.add(of(field, tasks, parts, PairTable.room(compared.size())));
    }
    List<BothOrders> orders = new ArrayList<>();
    said.orders()
        .forEach((field, heard) -> {
          List<OfTask> tasks = said.fields().getOrDefault(field, List.of());
          orders.addAll(new OrderTable(known.people(field, tasks), parts).of(field.key(), heard));
        });
    return new AgreementReport(
        labels(said),
        said.brought(),
        measured,
        clock.instant(),
        orders.isEmpty() ? Optional.empty() : Optional.of(orders));
  }

  /**
   * What is known of the items, by the id of their task.
   *
   * @param settled the label that counts, by the key of its field
   */
  private record Known(
      Map<String, Map<String, String>> parts, Map<String, Map<String, String>> settled) {
    /** What counts as people's word: what is settled, else what most human beings say. */
    Map<String, String> people(Field field, List<OfTask> tasks) {
      Map<String, String> people = new HashMap<>();
      tasks.forEach(task -> MostOfPeople.of(task).ifPresent(word -> people.put(task.task(), word)));
      settled.forEach((task, words) -> {
        String word = words.get(field.key());
        if (word != null) {
          people.put(task, word);
        }
      });
      return people;
    }
  }

  private static OfField of(
      Field field, List<OfTask> tasks, Map<String, Map<String, String>> parts, int authors) {
    var scale = RaterScale.of(field.kind());
    List<OfTask> compared = tasks.stream().filter(task -> task.words().size() > 1).toList();
    var raters = RaterTable.of(scale, tasks);
    return new OfField(
        field.key(),
        scale.scale(),
        RaterMeasures.of(scale, compared, RaterMeasures.WHOLE),
        WordMeasures.of(scale, compared),
        SliceMeasures.of(scale, compared, parts),
        raters,
        PairTable.of(scale, compared, raters, authors));
  }

  private static int labels(ByAll said) {
    return said.fields().values().stream()
            .mapToInt(tasks -> tasks.stream().mapToInt(task -> task.words().size()).sum())
            .max()
            .orElse(0)
        + said.orders().values().stream().mapToInt(List::size).max().orElse(0);
  }

  private Known known(QueueName queue) {
    var known = new Known(new HashMap<>(), new HashMap<>());
    Optional<String> after = Optional.empty();
    do {
      Page<LabelledOutcome> page =
          items.everything(
              queue.projectId(), queue.queueId(), new PageRequest(after, PageRequest.LIMIT_MAX));
      for (LabelledOutcome item : page.items()) {
        String task = item.task().id().toString();
        known.parts().put(task, ItemSlicePolicy.of(item.asked(), item.answer()));
        known.settled().put(task, settled(item));
      }
      after = page.next();
    } while (after.isPresent());
    return known;
  }

  private static Map<String, String> settled(LabelledOutcome item) {
    Map<String, String> words = new HashMap<>();
    item.task().settled().ifPresent(it -> words.put(Form.ONLY, it.label().word()));
    item.fields().forEach((key, it) -> words.put(key, it.label().word()));
    return words;
  }
}
