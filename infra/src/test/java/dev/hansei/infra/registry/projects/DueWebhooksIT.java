package dev.hansei.infra.registry.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.EventType;
import dev.hansei.workflows.projects.ProjectId;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** Which webhooks something is due for. */
class DueWebhooksIT {
  private static final Actor SYSTEM = new Actor.BySystem();

  /** More than all that any test leaves due. */
  private static final int ALL = 10_000;

  @RegistryTest
  void oneThatHasMuchHidesNoOther(TestRegistry registry) {
    var queue = registry.get(DeliveryQueue.class);
    var webhooks = registry.get(Webhooks.class);
    var project = registry.newProject();
    var url = URI.create("https://receiver.example/");
    var much = webhooks.create(project, url, Set.of(EventType.GATE_VERDICT), SYSTEM);
    for (int n = 0; n < 5; n++) {
      emit(registry, project, EventType.GATE_VERDICT);
    }
    var little = webhooks.create(project, url, Set.of(EventType.PROMOTION_HELD), SYSTEM);
    emit(registry, project, EventType.PROMOTION_HELD);

    for (int window : new int[] {3, ALL}) {
      assertThat(queue.due(ALL, window).stream().filter(it -> it.project().equals(project)))
          .as("looking at %d deliveries first", window)
          .containsExactly(
              new DueWebhook(project, much.webhook().id()),
              new DueWebhook(project, little.webhook().id()));
    }
    while (queue.claim(new DueWebhook(project, little.webhook().id())).isPresent()) {
      // A claim lasts a minute.
    }
    assertThat(queue.due(ALL, 3))
        .contains(new DueWebhook(project, much.webhook().id()))
        .doesNotContain(new DueWebhook(project, little.webhook().id()));
  }

  private static void emit(TestRegistry registry, ProjectId project, EventType type) {
    var event =
        new NewEvent(type, SYSTEM, AuditSubject.of("promotion", "p"), Map.of(), Map.of("n", 1));
    registry.get(Transactions.class).run(() -> registry.get(Events.class).emit(project, event));
  }
}
