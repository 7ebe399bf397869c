package dev.hansei.infra.registry.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.models.Callers.Share;
import dev.hansei.workflows.models.ModelName;
import java.util.UUID;

/** Workers that call the same model know of each other. */
class CallersIT {
  @RegistryTest
  void workersOfAModelHaveTheirPlaces(TestRegistry registry) {
    var callers = registry.get(Callers.class);
    var model = new ModelName("openai/" + UUID.randomUUID());
    assertThat(callers.report(model, "host-b:1")).isEqualTo(Share.ALONE);
    assertThat(callers.report(model, "host-a:1")).isEqualTo(new Share(0, 2));
    assertThat(callers.report(model, "host-b:1")).isEqualTo(new Share(1, 2));
    assertThat(callers.report(model, "host-b:1")).as("again").isEqualTo(new Share(1, 2));
    assertThat(callers.report(new ModelName("openai/" + UUID.randomUUID()), "host-b:1"))
        .as("another model")
        .isEqualTo(Share.ALONE);
  }

  @RegistryTest
  void whoCallsNoMoreIsNotCounted(TestRegistry registry) {
    var rows = registry.get(CallerRepository.class);
    String model = "openai/" + UUID.randomUUID();
    var transactions = registry.get(Transactions.class);
    transactions.run(() -> rows.seen(model, "gone:1"));
    new Sql(registry.database())
        .execute(
            "UPDATE models_caller SET seen_at = seen_at - INTERVAL 1 HOUR WHERE model = ?", model);
    transactions.run(() -> rows.seen(model, "here:1"));
    assertThat(rows.of(model, 600)).extracting(CallerRow::worker).containsExactly("here:1");
    assertThat(rows.of(model, 36_000)).hasSize(2);
    transactions.run(() -> rows.sweep(600));
    assertThat(rows.of(model, 36_000)).extracting(CallerRow::worker).containsExactly("here:1");
  }
}
