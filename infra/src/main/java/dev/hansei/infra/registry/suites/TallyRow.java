package dev.hansei.infra.registry.suites;

import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.OutcomeCounts;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;

/** What the outcomes of a run add up to, for one way to end. */
@MappedEntity("suites_outcome")
record TallyRow(
    @Id String result,
    int items,
    long inputTokens,
    long outputTokens,
    long costUsdMicros,
    int fromJournal,
    long costMicros,
    int costUnknown) {
  static OutcomeCounts counts(List<TallyRow> rows) {
    OutcomeCounts counts = OutcomeCounts.NONE;
    for (TallyRow row : rows) {
      counts =
          counts.plus(
              switch (ResultWord.valueOf(row.result)) {
                case SCORED -> new OutcomeCounts(row.items, 0, 0, 0);
                case ERROR -> new OutcomeCounts(0, row.items, 0, 0);
                case UNSCORED -> new OutcomeCounts(0, 0, row.items, 0);
                case CANCELLED -> new OutcomeCounts(0, 0, 0, row.items);
              });
    }
    return counts;
  }

  static Usage usage(List<TallyRow> rows) {
    return rows.stream()
        .map(row -> new Usage(row.inputTokens, row.outputTokens, row.costUsdMicros))
        .reduce(Usage.NONE, Usage::plus);
  }

  static Cost cost(List<TallyRow> rows, String currency) {
    return new Cost(
        currency,
        rows.stream().mapToLong(TallyRow::costMicros).sum(),
        rows.stream().mapToLong(TallyRow::costUnknown).sum());
  }

  static int fromJournal(List<TallyRow> rows) {
    return rows.stream().mapToInt(TallyRow::fromJournal).sum();
  }
}
