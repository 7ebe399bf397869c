package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.AgreementReport;
import dev.hansei.infra.registry.annotations.AgreementReport.OfField;
import dev.hansei.infra.registry.annotations.LabelledOutcomes;
import dev.hansei.infra.registry.annotations.Reviews;
import dev.hansei.infra.registry.annotations.Reviews.ByAll;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.Field;
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
    Map<String, Map<String, String>> parts = parts(queue);
    List<Field> compared =
        said.fields().keySet().stream()
            .filter(field -> !(field.kind() instanceof TextKind))
            .toList();
    List<OfField> measured = new ArrayList<>();
    for (Field field : compared) {
      List<OfTask> tasks = said.fields().getOrDefault(field, List.of());
      measured.add(of(field, tasks, parts, PairTable.room(compared.size())));
    }
    return new AgreementReport(labels(said), said.brought(), measured, clock.instant());
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
        .orElse(0);
  }

  /** The slices of each item, by the id of its task. */
  private Map<String, Map<String, String>> parts(QueueName queue) {
    Map<String, Map<String, String>> parts = new HashMap<>();
    Optional<String> after = Optional.empty();
    do {
      Page<LabelledOutcome> page =
          items.everything(
              queue.projectId(), queue.queueId(), new PageRequest(after, PageRequest.LIMIT_MAX));
      page.items()
          .forEach(item ->
              parts.put(
                  item.task().id().toString(), ItemSlicePolicy.of(item.asked(), item.answer())));
      after = page.next();
    } while (after.isPresent());
    return parts;
  }
}
