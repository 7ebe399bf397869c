package dev.hansei.infra.registry.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.traces.Accepted;
import dev.hansei.infra.registry.traces.ProjectTraceSettings;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.infra.registry.traces.TraceErasure;
import dev.hansei.infra.registry.traces.TraceRetention;
import dev.hansei.infra.registry.traces.TraceSettings;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.infra.registry.traces.UserHashes;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Lines that no span's row names: of spans that were sent again in company of new ones, and of
 * traces that retention took while their object stays. Each request here is an object of its own.
 */
class CopyErasureIT {
  private static final Instant NOW = Instant.now();
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final int KEPT_DAYS = 30;
  private static final Instant EXPIRED = NOW.plus(Duration.ofDays(KEPT_DAYS + 1));

  /** Of this one the start lies so far ahead that its object outlives those of the others. */
  private static final Instant LATER = NOW.plus(Duration.ofDays(20));

  private final Span goes = span(1, NOW, "I go");
  private final Span waits = span(2, NOW, "I wait");
  private final Span stays = span(3, LATER, "I stay");

  @RegistryTest
  void aSpanThatCameAgainWithOthersIsFoundInTheirObject(TestRegistry registry) {
    var project = registry.newProject();
    accept(registry, project, goes);
    assertThat(accept(registry, project, goes, stays)).isEqualTo(new Accepted(1, 1));
    assertThat(copies(registry, project)).isEqualTo(1);

    erase(registry, project, 1);

    assertThat(words(registry, project)).contains("I stay").doesNotContain("I go");
    assertThat(copies(registry, project)).isZero();
    assertThat(spansOf(registry, project, 3)).containsExactly(stays);
  }

  @RegistryTest
  void othersCopiesMoveIntoTheObjectThatIsWrittenAgain(TestRegistry registry) {
    var project = registry.newProject();
    accept(registry, project, goes);
    accept(registry, project, waits);
    accept(registry, project, goes, waits, stays);

    erase(registry, project, 1);
    assertThat(copies(registry, project)).as("of the one that waits").isEqualTo(1);
    assertThat(words(registry, project)).contains("I wait", "I stay").doesNotContain("I go");

    erase(registry, project, 2);

    assertThat(words(registry, project)).contains("I stay").doesNotContain("I wait");
    assertThat(copies(registry, project)).isZero();
    assertThat(spansOf(registry, project, 3)).containsExactly(stays);
  }

  @RegistryTest
  void twoErasuresAtOnceTakeBothOutOfOneObject(TestRegistry registry) throws Exception {
    for (int round = 0; round < 10; round++) {
      var project = registry.newProject();
      accept(registry, project, goes);
      accept(registry, project, waits);
      accept(registry, project, goes, waits, stays);

      var erased = InParallel.run(2, thread -> erase(registry, project, thread + 1).traces());

      assertThat(erased).containsExactly(1, 1);
      assertThat(words(registry, project)).doesNotContain("I go", "I wait").contains("I stay");
      assertThat(copies(registry, project)).isZero();
      assertThat(spansOf(registry, project, 3)).containsExactly(stays);
    }
  }

  @RegistryTest
  void aCopyGoesWithTheObjectOfWhichNothingElseIsLeft(TestRegistry registry) {
    var project = registry.newProject();
    accept(registry, project, goes);
    accept(registry, project, goes, stays);

    erase(registry, project, 3);

    assertThat(copies(registry, project)).isZero();
    assertThat(objectsOf(registry, project)).hasSize(1);
    assertThat(spansOf(registry, project, 1)).containsExactly(goes);
  }

  @RegistryTest
  void nothingIsNotedWhereAnObjectGoesOrARowOfTheTraceNamesIt(TestRegistry registry) {
    var project = registry.newProject();
    accept(registry, project, goes);
    assertThat(accept(registry, project, goes)).as("its object goes").isEqualTo(new Accepted(0, 1));
    var more = Spans.span(Spans.trace(1), 2, NOW).asking("I go too").build();
    accept(registry, project, goes, more, more);
    assertThat(copies(registry, project)).isZero();

    erase(registry, project, 1);

    assertThat(objectsOf(registry, project)).isEmpty();
  }

  @RegistryTest
  void whatRetentionLeavesIsFoundById(TestRegistry registry) {
    var project = kept(registry);
    accept(registry, project, goes, stays);
    accept(registry, project, goes, span(4, LATER, "Me too"));
    sweep(registry, EXPIRED);
    assertThat(words(registry, project)).as("others need the objects").contains("I go");

    assertThat(erase(registry, project, 1).traces()).isEqualTo(1);

    assertThat(words(registry, project)).contains("I stay", "Me too").doesNotContain("I go");
    assertThat(copies(registry, project)).isZero();
    assertThat(audited(registry, project)).isEqualTo(1);
    assertThat(erase(registry, project, 1).traces()).as("it was there").isEqualTo(1);
    assertThat(audited(registry, project)).as("again changes nothing").isEqualTo(1);
  }

  @RegistryTest
  void whatRetentionLeavesIsFoundByItsUser(TestRegistry registry) {
    var project = kept(registry);
    var hash = registry.get(UserHashes.class).of(project, "anna");
    var first = Spans.span(Spans.trace(1), 1, NOW).asking("I go").by(hash).build();
    var second = Spans.span(Spans.trace(2), 1, NOW).asking("I go too").by(hash).build();
    accept(registry, project, first, stays);
    accept(registry, project, second);
    accept(registry, project, first, second, span(4, LATER, "Me too"));
    sweep(registry, EXPIRED);
    var erasure = registry.get(FailureErasure.class);

    assertThat(erasure.user(project, "anna", SYSTEM).traces()).isEqualTo(2);

    assertThat(words(registry, project)).contains("I stay", "Me too").doesNotContain("I go");
    assertThat(copies(registry, project)).isZero();
    assertThat(erasure.user(project, "anna", SYSTEM).traces()).as("again").isZero();
    assertThat(spansOf(registry, project, 3)).containsExactly(stays);
  }

  @RegistryTest
  void whatFailuresSayOfATraceThatRetentionTookGoesWithItsUser(TestRegistry registry) {
    var project = kept(registry);
    var hash = registry.get(UserHashes.class).of(project, "anna");
    accept(
        registry,
        project,
        Spans.span(Spans.trace(1), 1, NOW).asking("I go").by(hash).build(),
        stays);
    var ids = registry.get(Ids.class);
    var failure =
        new Failure(
            new FailureId(ids.next()),
            Spans.trace(1),
            List.of(FailureReason.REFUSAL),
            Severity.LOW,
            "I go",
            "No.",
            "",
            NOW);
    registry.get(Failures.class).record(project, new CollectionId(ids.next()), List.of(failure));
    sweep(registry, EXPIRED);

    var erased = registry.get(FailureErasure.class).user(project, "anna", SYSTEM);

    assertThat(erased.traces()).isEqualTo(1);
    assertThat(erased.failures()).isEqualTo(1);
    assertThat(erased.more()).isFalse();
    assertThat(
            new Sql(registry.database())
                .texts(
                    "SELECT question FROM failures_failure WHERE project_id = ?", project.value()))
        .containsExactly("");
    assertThat(audited(registry, project)).as("its words, and its lines").isEqualTo(2);
  }

  /** Nobody failed it, so that only later stages have words of it. */
  @RegistryTest
  void whatWasSaidOfATraceThatRetentionTookIsFoundAgainAfterAnInterruption(TestRegistry registry) {
    var project = kept(registry);
    var hash = registry.get(UserHashes.class).of(project, "anna");
    accept(
        registry,
        project,
        Spans.span(Spans.trace(1), 1, NOW).asking("I go").by(hash).build(),
        stays);
    sweep(registry, EXPIRED);
    var reached = new ArrayList<TraceId>();
    var killed = new AtomicBoolean(true);
    var erasure =
        reaching(
            registry,
            (_, gone) -> {
              if (killed.getAndSet(false)) {
                throw new IllegalStateException("killed");
              }
              reached.add(gone.trace());
              return 0;
            });

    assertThatThrownBy(() -> erasure.user(project, "anna", SYSTEM)).hasMessage("killed");
    erasure.user(project, "anna", SYSTEM);

    assertThat(reached).contains(Spans.trace(1));
    assertThat(words(registry, project)).contains("I stay").doesNotContain("I go");
  }

  private static FailureErasure reaching(TestRegistry registry, ErasureReach reach) {
    return new FailureErasure(
        registry.get(TraceErasure.class),
        registry.get(ErasureRepository.class),
        registry.get(ReplacedRepository.class),
        registry.get(PatternErasure.class),
        registry.get(GroupingRepository.class),
        List.of(reach),
        registry.get(ObjectStore.class),
        registry.get(CanonicalJson.class),
        registry.get(Audit.class),
        registry.get(Transactions.class),
        Clock.systemUTC());
  }

  @RegistryTest
  void whatRetentionLeavesGoesWithTheOthersOfItsObject(TestRegistry registry) {
    var project = kept(registry);
    accept(registry, project, goes, stays);
    accept(registry, project, goes, waits, span(4, LATER, "Me too"));
    sweep(registry, EXPIRED);
    assertThat(copies(registry, project)).isEqualTo(3);

    sweep(registry, LATER.plus(Duration.ofDays(KEPT_DAYS + 1)));

    assertThat(objectsOf(registry, project)).isEmpty();
    assertThat(copies(registry, project)).isZero();
  }

  private static Span span(int trace, Instant start, String question) {
    return Spans.span(Spans.trace(trace), 1, start).asking(question).build();
  }

  private static Accepted accept(TestRegistry registry, ProjectId project, Span... spans) {
    return registry.get(Traces.class).accept(project, List.of(spans));
  }

  private static FailureErasure.Erased erase(TestRegistry registry, ProjectId project, int trace) {
    return registry
        .get(FailureErasure.class)
        .trace(project, Spans.trace(trace), SYSTEM)
        .orElseThrow();
  }

  private static List<Span> spansOf(TestRegistry registry, ProjectId project, int trace) {
    return registry.get(Traces.class).find(project, Spans.trace(trace)).orElseThrow().spans();
  }

  private static ProjectId kept(TestRegistry registry) {
    var project = registry.newProject();
    registry
        .get(ProjectTraceSettings.class)
        .set(
            project,
            new TraceSettings(Optional.of(KEPT_DAYS), Optional.empty(), Optional.empty()),
            SYSTEM);
    return project;
  }

  private static void sweep(TestRegistry registry, Instant now) {
    var retention = registry.get(TraceRetention.class);
    while (retention.deleteExpired(now, 100) >= 100) {
      // Other tests' projects have something to go as well.
    }
  }

  /** Rows that name an object for the words alone. */
  private static long copies(TestRegistry registry, ProjectId project) {
    return new Sql(registry.database())
        .number("SELECT COUNT(*) FROM traces_copy WHERE project_id = ?", project.value());
  }

  private static long audited(TestRegistry registry, ProjectId project) {
    return new Sql(registry.database())
        .number(
            "SELECT COUNT(*) FROM projects_audit WHERE action = 'traces.erase' AND project_id = ?",
            project.value());
  }

  /** All that the project's objects hold. */
  private static String words(TestRegistry registry, ProjectId project) {
    var objects = registry.get(ObjectStore.class);
    return objectsOf(registry, project).stream()
        .map(batch -> new String(objects.get(batch), StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  private static List<Sha256> objectsOf(TestRegistry registry, ProjectId project) {
    return new Sql(registry.database())
            .texts(
                "SELECT LOWER(HEX(sha256)) FROM traces_batch WHERE project_id = ?", project.value())
            .stream()
            .map(Sha256::new)
            .toList();
  }
}
