package dev.hansei.infra.registry.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.models.PriceLists.NewPriceList;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.Price;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Prices come in versions that never change, and calls are reckoned by one of them. */
class PriceListsIT {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final ModelName MODEL = new ModelName("openai/gpt-4o-mini");

  @RegistryTest
  void eachChangeIsAVersionAndTheSameAgainIsNone(TestRegistry registry) {
    var lists = registry.get(PriceLists.class);
    var project = registry.newProject();
    assertThat(lists.newest(project)).isEmpty();
    assertThat(lists.now(project).list()).isEmpty();

    var first = lists.save(project, wanted("0.15", Optional.of(0)), SYSTEM);
    var again = lists.save(project, wanted("0.150", Optional.empty()), SYSTEM);
    var second = lists.save(project, wanted("0.30", Optional.of(1)), SYSTEM);
    var back = lists.save(project, wanted("0.15", Optional.of(2)), SYSTEM);

    assertThat(again.list().number()).isEqualTo(1);
    assertThat(second.list().number()).isEqualTo(2);
    assertThat(back.list().number()).isEqualTo(3);
    assertThat(lists.find(project, 1)).contains(first);
    assertThat(lists.newest(project)).contains(back);
    assertThat(lists.page(project, PageRequest.first(2)).items()).containsExactly(back, second);
    assertThat(lists.newest(registry.newProject())).isEmpty();
  }

  @RegistryTest
  void nobodysChangeIsLost(TestRegistry registry) {
    var lists = registry.get(PriceLists.class);
    var project = registry.newProject();
    lists.save(project, wanted("1", Optional.empty()), SYSTEM);

    assertThatThrownBy(() -> lists.save(project, wanted("2", Optional.of(0)), SYSTEM))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("prices-changed"));
    assertThat(lists.newest(project).orElseThrow().list().number()).isEqualTo(1);
  }

  @RegistryTest
  void callsAreReckonedByTheListThatIsNamed(TestRegistry registry) {
    var lists = registry.get(PriceLists.class);
    var journal = registry.get(CallJournal.class);
    var project = registry.newProject();
    lists.save(project, wanted("2", Optional.empty()), SYSTEM);
    lists.save(project, wanted("4", Optional.empty()), SYSTEM);
    journal.record(project, call("a", MODEL, new Usage(1_000, 10, 0, 400)), "suites/x");
    journal.record(project, call("b", MODEL, Usage.NONE), "suites/x");
    journal.record(project, call("c", new ModelName("other/x"), new Usage(5, 5, 0)), "suites/x");
    journal.record(project, call("d", MODEL, new Usage(9, 9, 0)), "suites/y");

    var paid = journal.paidByModel(project, "suites/x");
    var day = LocalDate.of(2026, 11, 28);

    assertThat(paid).extracting(PaidByModel::calls).containsExactly(2L, 1L);
    assertThat(paid.getFirst().silent()).isEqualTo(1);
    assertThat(paid.getFirst().outputMax()).isEqualTo(10);
    assertThat(paid.getFirst().usage().cachedTokens()).isEqualTo(400);
    assertThat(PaidByModel.cost(paid, lists.of(project, 1, day)))
        .isEqualTo(new Cost("USD", 2_010, 2));
    assertThat(PaidByModel.cost(paid, lists.of(project, 2, day)))
        .isEqualTo(new Cost("USD", 4_010, 2));
    assertThat(PaidByModel.cost(paid, lists.of(project, 0, day))).isEqualTo(new Cost("", 0, 3));
  }

  private static JournalEntry call(String name, ModelName model, Usage usage) {
    return new JournalEntry(
        new CallKey(Sha256.of(name)),
        model,
        "answer",
        usage,
        20,
        Instant.parse("2026-11-28T10:00:00Z"));
  }

  private static NewPriceList wanted(String input, Optional<Integer> basedOn) {
    var price =
        new Price(
            MODEL.value(), new BigDecimal(input), BigDecimal.ONE, null, LocalDate.of(2026, 11, 1));
    return new NewPriceList("USD", List.of(price), "read today", basedOn);
  }
}
