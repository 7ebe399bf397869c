package dev.hansei.infra.registry.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.objects.MissingObjectException;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.infra.registry.traces.UserHashes;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterPlan;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One mode of two texts: a common one that three said, and one that only Zebulon did, whose words
 * named the mode. Another mode of a text of which two said almost the same.
 */
class ErasureIT {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final String MODEL = "test/angles";
  private static final String COMMON = "Where is my parcel?";
  private static final String ONLY = "Zebulon misses the parcel";
  private static final String FIRST =
      "Please tell me how I can return the laptop that I bought at your shop in May, says Anna";
  private static final String SECOND =
      "Please tell me how I can return the laptop that I bought at your shop in May, says Nina";

  private final Map<String, List<TraceId>> traces = new HashMap<>();
  private int count;

  @RegistryTest
  void aTextThatNobodyElseSaidGoesWithItsVectorAndItsFiguresStay(TestRegistry registry) {
    var project = sorted(registry);
    var mode = modeOf(registry, project, COMMON);
    assertThat(mode.name()).as("named by what Zebulon said").contains("zebulon");
    assertThat(everything(registry, project)).contains("zebulon");

    var erased = erase(registry, project, trace(ONLY));

    assertThat(erased).isEqualTo(new FailureErasure.Erased(1, 1, 1, 1, false));
    assertThat(everything(registry, project)).doesNotContain("zebulon").contains("parcel");
    var after = registry.get(Clusters.class).find(project, mode.id()).orElseThrow();
    assertThat(after.view().traces()).as("it still weighs").isEqualTo(mode.traces()).isEqualTo(4);
    assertThat(after.view().patterns()).isEqualTo(2);
    assertThat(after.view().trend()).isEqualTo(mode.trend());
    assertThat(after.view().name()).isEqualTo("parcel");
    assertThat(after.representatives()).extracting(PatternView::text).containsExactly(COMMON);
    assertThat(after.reasons()).isEqualTo(Map.of(FailureReason.REFUSAL, 4L));
    assertThat(after.events().getFirst().kind()).isEqualTo(new ClusterEvent.Renamed());
    var grouping = registry.get(Grouping.class);
    assertThat(grouping.snapshot(project, MODEL).patterns()).as("vectors").hasSize(2);
    assertThat(grouping.withoutVector(project, MODEL, 10)).as("nothing to embed").isEmpty();
    var quote = registry.get(ClusterHighlights.class).of(project, List.of(mode.id()));
    assertThat(need(quote.get(mode.id())).quote()).isEqualTo(COMMON);
  }

  @RegistryTest
  void whatOthersSaidTooTakesThePlaceOfTheErasedWords(TestRegistry registry) {
    var project = sorted(registry);
    var mode = modeOf(registry, project, FIRST);

    assertThat(erase(registry, project, trace(FIRST)).patterns()).isZero();

    assertThat(everything(registry, project)).doesNotContain("says anna").contains("says nina");
    var grouping = registry.get(Grouping.class);
    assertThat(grouping.withoutVector(project, MODEL, 10))
        .as("its vector was made of erased words")
        .containsValue(SECOND)
        .hasSize(1);
    fails(registry, project, SECOND);
    registry.get(Patterns.class).countNext(project, SYSTEM);
    assertThat(
            registry.get(Clusters.class).find(project, mode.id()).orElseThrow().representatives())
        .as("more of the kind is counted there")
        .singleElement()
        .satisfies(text -> assertThat(text.traces()).isEqualTo(3));
  }

  @RegistryTest
  void aModeOfWhichNothingIsLeftIsNamelessAndStillCounts(TestRegistry registry) {
    var project = sorted(registry);
    var mode = modeOf(registry, project, FIRST);

    erase(registry, project, trace(FIRST));
    erase(registry, project, trace(SECOND));

    assertThat(everything(registry, project)).doesNotContain("laptop");
    var after = registry.get(Clusters.class).find(project, mode.id()).orElseThrow();
    assertThat(after.view().name()).isEqualTo(NamesAfterErasure.NAMELESS);
    assertThat(after.view().traces()).isEqualTo(2);
    assertThat(after.representatives()).isEmpty();
    var grouping = registry.get(Grouping.class);
    var none = new ClusterPlan(List.of(), List.of(), List.of());
    assertThat(grouping.apply(project, grouping.snapshot(project, MODEL), none, SYSTEM)).isTrue();
    assertThat(registry.get(Clusters.class).find(project, mode.id()).orElseThrow().view().traces())
        .as("also after the collector sorted again")
        .isEqualTo(2);
  }

  @RegistryTest
  void theNameOfAModeThatWentIntoAnotherGoesToo(TestRegistry registry) {
    var project = sorted(registry);
    var from = modeOf(registry, project, COMMON).id();
    var into = modeOf(registry, project, FIRST).id();
    registry.get(ClusterMerge.class).merge(project, from, into, SYSTEM);

    erase(registry, project, trace(ONLY));

    assertThat(everything(registry, project)).doesNotContain("zebulon");
    var clusters = registry.get(Clusters.class);
    assertThat(clusters.find(project, from).orElseThrow().view().name())
        .isEqualTo(NamesAfterErasure.NAMELESS);
    assertThat(clusters.find(project, into).orElseThrow().view().traces()).isEqualTo(6);
  }

  @RegistryTest
  void aNameThatAPersonGaveStays(TestRegistry registry) {
    var project = sorted(registry);
    var mode = modeOf(registry, project, COMMON).id();
    registry.get(ClusterMoves.class).rename(project, mode, "Lost parcels", SYSTEM);
    assertThat(erase(registry, project, trace(ONLY)).renamed()).isZero();
    assertThat(modeOf(registry, project, COMMON).name()).isEqualTo("Lost parcels");
  }

  @RegistryTest
  void theWordsGoFromTheObjectThatOtherTracesShare(TestRegistry registry) {
    var project = registry.newProject();
    var stays = Spans.span(Spans.trace(1), 1, NOON).asking("I stay").build();
    var goes = Spans.span(Spans.trace(2), 1, NOON).asking("I go").build();
    var alsoStays = Spans.span(Spans.trace(3), 1, NOON).asking("Me too").build();
    var store = registry.get(Traces.class);
    store.accept(project, List.of(stays, goes, alsoStays));
    var before = objectsOf(registry, project).getFirst();
    assertThat(text(registry, before)).contains("I stay", "I go", "Me too");

    erase(registry, project, Spans.trace(2));

    assertThatThrownBy(() -> registry.get(ObjectStore.class).get(before))
        .as("the shared object")
        .isInstanceOf(MissingObjectException.class);
    var after = objectsOf(registry, project);
    assertThat(after).hasSize(1);
    assertThat(text(registry, after.getFirst()))
        .contains("I stay", "Me too")
        .doesNotContain("I go");
    assertThat(store.find(project, Spans.trace(1)).orElseThrow().spans()).containsExactly(stays);
    assertThat(store.find(project, Spans.trace(3)).orElseThrow().spans())
        .containsExactly(alsoStays);
    assertThat(store.find(project, Spans.trace(2))).isEmpty();

    erase(registry, project, Spans.trace(1));
    erase(registry, project, Spans.trace(3));
    assertThat(objectsOf(registry, project)).as("nothing is left to name one").isEmpty();
  }

  @RegistryTest
  void aUsersTracesGoAndNobodyElses(TestRegistry registry) {
    var project = registry.newProject();
    var hash = registry.get(UserHashes.class).of(project, "anna@example.org");
    var store = registry.get(Traces.class);
    for (int i = 1; i <= 3; i++) {
      var span = Spans.span(Spans.trace(i), 1, NOON).asking("Question " + i).build();
      store.accept(project, List.of(i == 2 ? span : by(hash, span)));
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
    var hash = registry.get(UserHashes.class).of(project, "anna");
    var stays = Spans.span(Spans.trace(3), 1, NOON).asking("I stay").build();
    var store = registry.get(Traces.class);
    store.accept(
        project,
        List.of(
            by(hash, Spans.span(Spans.trace(1), 1, NOON).asking("I go").build()),
            by(hash, Spans.span(Spans.trace(2), 1, NOON).asking("I go too").build()),
            stays));

    var erased = registry.get(FailureErasure.class).user(project, " anna ", SYSTEM);

    assertThat(erased.traces()).isEqualTo(2);
    assertThat(erased.more()).isFalse();
    var after = objectsOf(registry, project);
    assertThat(after).hasSize(1);
    assertThat(text(registry, after.getFirst())).contains("I stay").doesNotContain("I go");
    assertThat(store.find(project, Spans.trace(3)).orElseThrow().spans()).containsExactly(stays);
  }

  @RegistryTest
  void aTraceWhoseObjectIsGoneIsErasedAllTheSame(TestRegistry registry) {
    var project = registry.newProject();
    var store = registry.get(Traces.class);
    store.accept(
        project,
        List.of(
            Spans.span(Spans.trace(1), 1, NOON).asking("I go").build(),
            Spans.span(Spans.trace(2), 1, NOON).asking("Me too").build()));
    registry.get(ObjectStore.class).delete(objectsOf(registry, project).getFirst());

    erase(registry, project, Spans.trace(1));
    erase(registry, project, Spans.trace(2));

    assertThat(store.find(project, Spans.trace(1))).isEmpty();
    assertThat(store.find(project, Spans.trace(2))).isEmpty();
    assertThat(objectsOf(registry, project)).isEmpty();
  }

  private static Span by(String hash, Span span) {
    var attributes = new HashMap<String, Object>(span.attributes());
    attributes.put("hansei.user", hash);
    return new Span(
        span.traceId(),
        span.spanId(),
        span.parentSpanId(),
        span.name(),
        span.operation(),
        span.startedAt(),
        span.endedAt(),
        span.status(),
        span.model(),
        span.prompt(),
        span.input(),
        span.output(),
        span.passages(),
        span.inputTokens(),
        span.outputTokens(),
        attributes);
  }

  private TraceId trace(String text) {
    return need(traces.get(text)).getFirst();
  }

  private static <T> T need(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  private ProjectId sorted(TestRegistry registry) {
    var project = registry.newProject();
    for (int i = 0; i < 3; i++) {
      fails(registry, project, COMMON);
    }
    List.of(ONLY, FIRST, SECOND).forEach(text -> fails(registry, project, text));
    registry.get(Patterns.class).countNext(project, SYSTEM);
    var grouping = registry.get(Grouping.class);
    var vectors = new TreeMap<PatternId, float[]>();
    var ids = new HashMap<String, PatternId>();
    grouping
        .withoutVector(project, MODEL, 10)
        .forEach((id, text) -> {
          double angle = vectors.size();
          vectors.put(id, new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
          ids.put(text, id);
        });
    assertThat(ids.keySet()).containsExactlyInAnyOrder(COMMON, ONLY, FIRST);
    grouping.keepVectors(project, MODEL, vectors);
    var founded = new ArrayList<ClusterPlan.Founded>();
    founded.add(
        new ClusterPlan.Founded(
            List.of(need(ids.get(COMMON)), need(ids.get(ONLY))), Optional.empty()));
    founded.add(new ClusterPlan.Founded(List.of(need(ids.get(FIRST))), Optional.empty()));
    var plan = new ClusterPlan(List.of(), List.of(), founded);
    assertThat(grouping.apply(project, grouping.snapshot(project, MODEL), plan, SYSTEM)).isTrue();
    return project;
  }

  private void fails(TestRegistry registry, ProjectId project, String question) {
    count++;
    var trace = Spans.trace(count);
    traces.computeIfAbsent(question, _ -> new ArrayList<>()).add(trace);
    registry
        .get(Traces.class)
        .accept(project, List.of(Spans.span(trace, 1, NOON).asking(question).build()));
    var ids = registry.get(Ids.class);
    var failure =
        new Failure(
            new FailureId(ids.next()),
            trace,
            List.of(FailureReason.REFUSAL),
            Severity.LOW,
            question,
            "I don't know.",
            "",
            NOON);
    registry.get(Failures.class).record(project, new CollectionId(ids.next()), List.of(failure));
  }

  private static FailureErasure.Erased erase(
      TestRegistry registry, ProjectId project, TraceId trace) {
    return registry.get(FailureErasure.class).trace(project, trace, SYSTEM).orElseThrow();
  }

  private static ClusterView modeOf(TestRegistry registry, ProjectId project, String text) {
    var clusters = registry.get(Clusters.class);
    return clusters.page(project, Optional.empty(), PageRequest.first()).items().stream()
        .filter(view -> isSaidIn(clusters, project, view.id(), text))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isSaidIn(Clusters clusters, ProjectId project, ClusterId id, String text) {
    return clusters.patterns(project, id, 10).stream().anyMatch(it -> it.text().equals(text));
  }

  /** Every word that rows and objects of the project have, in lower case. */
  private static String everything(TestRegistry registry, ProjectId project) {
    var sql = new Sql(registry.database());
    var all = new StringBuilder();
    for (String query :
        List.of(
            "SELECT CONCAT_WS(' ', question, answer) FROM traces_trace WHERE project_id = ?",
            "SELECT CONCAT_WS(' ', question, texts) FROM failures_failure WHERE project_id = ?",
            "SELECT CONCAT_WS(' ', text, normal) FROM failures_pattern WHERE project_id = ?",
            "SELECT name FROM failures_cluster WHERE project_id = ?",
            "SELECT detail FROM projects_audit WHERE project_id = ?")) {
      all.append(String.join("\n", sql.texts(query, project.value()))).append('\n');
    }
    objectsOf(registry, project).forEach(batch -> all.append(text(registry, batch)));
    return all.toString().toLowerCase(Locale.ROOT);
  }

  private static List<Sha256> objectsOf(TestRegistry registry, ProjectId project) {
    return new Sql(registry.database())
            .texts(
                "SELECT LOWER(HEX(sha256)) FROM traces_batch WHERE project_id = ?", project.value())
            .stream()
            .map(Sha256::new)
            .toList();
  }

  private static String text(TestRegistry registry, Sha256 batch) {
    return new String(registry.get(ObjectStore.class).get(batch), StandardCharsets.UTF_8);
  }
}
