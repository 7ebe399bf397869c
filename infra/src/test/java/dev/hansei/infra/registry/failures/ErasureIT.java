package dev.hansei.infra.registry.failures;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.traces.TraceObjects;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterPlan;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One mode of two texts: a common one that three said, and one that only Zebulon did, whose words
 * named the mode. Another mode of a text of which two said almost the same.
 */
class ErasureIT {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final String COMMON = "Where is my parcel?";
  private static final String ONLY = "Zebulon misses the parcel";
  private static final String FIRST =
      "Please tell me how I can return the laptop that I bought at your shop in May, says Anna";
  private static final String SECOND =
      "Please tell me how I can return the laptop that I bought at your shop in May, says Nina";

  @RegistryTest
  void aTextThatNobodyElseSaidGoesWithItsVectorAndItsFiguresStay(TestRegistry registry) {
    var room = sorted(registry);
    var project = room.project;
    var mode = room.mode(COMMON);
    assertThat(mode.name()).as("named by what Zebulon said").contains("zebulon");
    assertThat(everything(registry, project)).contains("zebulon");

    var erased = erase(registry, room, ONLY);

    assertThat(erased).isEqualTo(new FailureErasure.Erased(1, 1, 1, 1, 0, false));
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
    assertThat(grouping.snapshot(project, SortedFailures.MODEL).patterns())
        .as("vectors")
        .hasSize(2);
    assertThat(grouping.withoutVector(project, SortedFailures.MODEL, 10))
        .as("nothing to embed")
        .isEmpty();
    var quote = registry.get(ClusterHighlights.class).of(project, List.of(mode.id()));
    assertThat(requireNonNull(quote.get(mode.id())).quote()).isEqualTo(COMMON);
  }

  @RegistryTest
  void whatOthersSaidTooTakesThePlaceOfTheErasedWords(TestRegistry registry) {
    var room = sorted(registry);
    var project = room.project;
    var mode = room.mode(FIRST);

    assertThat(erase(registry, room, FIRST).patterns()).isZero();

    assertThat(everything(registry, project)).doesNotContain("says anna").contains("says nina");
    var grouping = registry.get(Grouping.class);
    assertThat(grouping.withoutVector(project, SortedFailures.MODEL, 10))
        .as("its vector was made of erased words")
        .containsValue(SECOND)
        .hasSize(1);
    room.fails(SECOND);
    registry.get(Patterns.class).countNext(project, SYSTEM);
    assertThat(
            registry.get(Clusters.class).find(project, mode.id()).orElseThrow().representatives())
        .as("more of the kind is counted there")
        .singleElement()
        .satisfies(text -> assertThat(text.traces()).isEqualTo(3));
  }

  @RegistryTest
  void aModeOfWhichNothingIsLeftIsNamelessAndStillCounts(TestRegistry registry) {
    var room = sorted(registry);
    var project = room.project;
    var mode = room.mode(FIRST);

    erase(registry, room, FIRST);
    erase(registry, room, SECOND);

    assertThat(everything(registry, project)).doesNotContain("laptop");
    var after = registry.get(Clusters.class).find(project, mode.id()).orElseThrow();
    assertThat(after.view().name()).isEqualTo(NamesAfterErasure.NAMELESS);
    assertThat(after.view().traces()).isEqualTo(2);
    assertThat(after.representatives()).isEmpty();
    var grouping = registry.get(Grouping.class);
    var none = new ClusterPlan(List.of(), List.of(), List.of());
    assertThat(
            grouping.apply(project, grouping.snapshot(project, SortedFailures.MODEL), none, SYSTEM))
        .isTrue();
    assertThat(registry.get(Clusters.class).find(project, mode.id()).orElseThrow().view().traces())
        .as("also after the collector sorted again")
        .isEqualTo(2);
  }

  @RegistryTest
  void theNameOfAModeThatWentIntoAnotherGoesToo(TestRegistry registry) {
    var room = sorted(registry);
    var project = room.project;
    var from = room.mode(COMMON).id();
    var into = room.mode(FIRST).id();
    registry.get(ClusterMerge.class).merge(project, from, into, SYSTEM);

    erase(registry, room, ONLY);

    assertThat(everything(registry, project)).doesNotContain("zebulon");
    var clusters = registry.get(Clusters.class);
    assertThat(clusters.find(project, from).orElseThrow().view().name())
        .isEqualTo(NamesAfterErasure.NAMELESS);
    assertThat(clusters.find(project, into).orElseThrow().view().traces()).isEqualTo(6);
  }

  @RegistryTest
  void aNameThatAPersonGaveStays(TestRegistry registry) {
    var room = sorted(registry);
    var project = room.project;
    var mode = room.mode(COMMON).id();
    registry.get(ClusterMoves.class).rename(project, mode, "Lost parcels", SYSTEM);
    assertThat(erase(registry, room, ONLY).renamed()).isZero();
    assertThat(room.mode(COMMON).name()).isEqualTo("Lost parcels");
  }

  private static SortedFailures sorted(TestRegistry registry) {
    var room = new SortedFailures(registry);
    room.fails(COMMON, 3);
    List.of(ONLY, FIRST, SECOND).forEach(room::fails);
    room.sort(List.of(List.of(COMMON, ONLY), List.of(FIRST)));
    assertThat(room.texts()).containsExactlyInAnyOrder(COMMON, ONLY, FIRST);
    return room;
  }

  private static FailureErasure.Erased erase(
      TestRegistry registry, SortedFailures room, String text) {
    return registry
        .get(FailureErasure.class)
        .trace(room.project, room.trace(text), SYSTEM)
        .orElseThrow();
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
    var objects = new TraceObjects(registry, project);
    objects.named().forEach(object -> all.append(objects.text(object)));
    return all.toString().toLowerCase(Locale.ROOT);
  }
}
