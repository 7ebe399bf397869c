package dev.hansei.infra.registry.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.objects.MissingObjectException;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.infra.registry.traces.TraceObjects;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.infra.registry.traces.UserHashes;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.List;

/** Traces that are erased, one by one or all of a user, and the objects that others share. */
class ErasedTracesIT {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final Actor SYSTEM = new Actor.BySystem();

  @RegistryTest
  void theWordsGoFromTheObjectThatOtherTracesShare(TestRegistry registry) {
    var project = registry.newProject();
    var objects = new TraceObjects(registry, project);
    var stays = Spans.span(Spans.trace(1), 1, NOON).asking("I stay").build();
    var goes = Spans.span(Spans.trace(2), 1, NOON).asking("I go").build();
    var alsoStays = Spans.span(Spans.trace(3), 1, NOON).asking("Me too").build();
    var store = registry.get(Traces.class);
    store.accept(project, List.of(stays, goes, alsoStays));
    var before = objects.named().getFirst();
    assertThat(objects.text(before)).contains("I stay", "I go", "Me too");

    erase(registry, project, Spans.trace(2));

    assertThatThrownBy(() -> registry.get(ObjectStore.class).get(before))
        .as("the shared object")
        .isInstanceOf(MissingObjectException.class);
    var after = objects.named();
    assertThat(after).hasSize(1);
    assertThat(objects.text(after.getFirst())).contains("I stay", "Me too").doesNotContain("I go");
    assertThat(store.find(project, Spans.trace(1)).orElseThrow().spans()).containsExactly(stays);
    assertThat(store.find(project, Spans.trace(3)).orElseThrow().spans())
        .containsExactly(alsoStays);
    assertThat(store.find(project, Spans.trace(2))).isEmpty();

    erase(registry, project, Spans.trace(1));
    erase(registry, project, Spans.trace(3));
    assertThat(objects.named()).as("nothing is left to name one").isEmpty();
  }

  @RegistryTest
  void aUsersTracesGoAndNobodyElses(TestRegistry registry) {
    var project = registry.newProject();
    var hash = registry.get(UserHashes.class).of(project, "anna@example.org");
    var store = registry.get(Traces.class);
    for (int i = 1; i <= 3; i++) {
      var span = Spans.span(Spans.trace(i), 1, NOON).asking("Question " + i);
      store.accept(project, List.of((i == 2 ? span : span.by(hash)).build()));
    }
    var erasure = registry.get(FailureErasure.class);

    assertThat(erasure.user(project, "anna@example.org", SYSTEM).traces()).isEqualTo(2);

    assertThat(store.find(project, Spans.trace(1))).isEmpty();
    assertThat(store.find(project, Spans.trace(2))).isPresent();
    assertThat(store.find(project, Spans.trace(3))).isEmpty();
    assertThat(erasure.user(project, "anna@example.org", SYSTEM).traces()).as("again").isZero();
    assertThat(erasure.trace(project, Spans.trace(1), SYSTEM)).as("it was there").isPresent();
    assertThat(erasure.trace(project, Spans.trace(9), SYSTEM)).as("never was").isEmpty();
    var told = new Sql(registry.database());
    var rows = "SELECT COUNT(*) FROM projects_audit WHERE action = ? AND project_id = ?";
    assertThat(told.number(rows, "traces.erase", project.value()))
        .as("once for each trace that went")
        .isEqualTo(2);
  }

  @RegistryTest
  void tracesOfAUserThatShareAnObjectGoAtOnce(TestRegistry registry) {
    var project = registry.newProject();
    var objects = new TraceObjects(registry, project);
    var hash = registry.get(UserHashes.class).of(project, "anna");
    var stays = Spans.span(Spans.trace(3), 1, NOON).asking("I stay").build();
    var store = registry.get(Traces.class);
    store.accept(
        project,
        List.of(
            Spans.span(Spans.trace(1), 1, NOON).asking("I go").by(hash).build(),
            Spans.span(Spans.trace(2), 1, NOON).asking("I go too").by(hash).build(),
            stays));

    var erased = registry.get(FailureErasure.class).user(project, " anna ", SYSTEM);

    assertThat(erased.traces()).isEqualTo(2);
    assertThat(erased.more()).isFalse();
    var after = objects.named();
    assertThat(after).hasSize(1);
    assertThat(objects.text(after.getFirst())).contains("I stay").doesNotContain("I go");
    assertThat(store.find(project, Spans.trace(3)).orElseThrow().spans()).containsExactly(stays);
  }

  @RegistryTest
  void aTraceWhoseObjectIsGoneIsErasedAllTheSame(TestRegistry registry) {
    var project = registry.newProject();
    var objects = new TraceObjects(registry, project);
    var store = registry.get(Traces.class);
    store.accept(
        project,
        List.of(
            Spans.span(Spans.trace(1), 1, NOON).asking("I go").build(),
            Spans.span(Spans.trace(2), 1, NOON).asking("Me too").build()));
    registry.get(ObjectStore.class).delete(objects.named().getFirst());

    erase(registry, project, Spans.trace(1));
    erase(registry, project, Spans.trace(2));

    assertThat(store.find(project, Spans.trace(1))).isEmpty();
    assertThat(store.find(project, Spans.trace(2))).isEmpty();
    assertThat(objects.named()).isEmpty();
  }

  private static void erase(TestRegistry registry, ProjectId project, TraceId trace) {
    assertThat(registry.get(FailureErasure.class).trace(project, trace, SYSTEM)).isPresent();
  }
}
