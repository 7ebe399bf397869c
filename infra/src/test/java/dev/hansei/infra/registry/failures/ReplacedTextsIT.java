package dev.hansei.infra.registry.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.objects.MissingObjectException;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Instant;
import java.util.List;

/** Texts of more than 64 KiB are objects; a trace that is read again has others. */
class ReplacedTextsIT {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  @RegistryTest
  void anErasureFindsTheTextsOfEveryReading(TestRegistry registry) {
    var project = registry.newProject();
    var first = reads(registry, project, 1, longText(registry));
    var second = reads(registry, project, 1, longText(registry));
    reads(registry, project, 1, "A short one");
    assertThat(isKept(registry, first)).isTrue();
    assertThat(isKept(registry, second)).isTrue();

    erase(registry, project);

    assertThat(isKept(registry, first)).isFalse();
    assertThat(isKept(registry, second)).isFalse();
    assertThat(rows(registry, project)).isZero();
  }

  @RegistryTest
  void theLastReadingsTextsGoAsWellAlsoWhereTheyWereThereBefore(TestRegistry registry) {
    var project = registry.newProject();
    var text = longText(registry);
    var first = reads(registry, project, 1, text);
    var second = reads(registry, project, 1, longText(registry));
    assertThat(reads(registry, project, 1, text)).isEqualTo(first);

    erase(registry, project);

    assertThat(isKept(registry, first)).isFalse();
    assertThat(isKept(registry, second)).isFalse();
  }

  @RegistryTest
  void textsThatAnotherFailureHasStayForIt(TestRegistry registry) {
    var project = registry.newProject();
    var text = longText(registry);
    var shared = reads(registry, project, 1, text);
    var own = reads(registry, project, 1, longText(registry));
    assertThat(reads(registry, project, 2, text)).isEqualTo(shared);

    erase(registry, project);

    assertThat(isKept(registry, shared)).isTrue();
    assertThat(isKept(registry, own)).isFalse();
    assertThat(rows(registry, project)).isZero();
  }

  /** The object of the texts, or of nothing where they fit into the row. */
  private static Sha256 reads(
      TestRegistry registry, ProjectId project, int trace, String question) {
    var ids = registry.get(Ids.class);
    var id = Spans.trace(trace);
    registry
        .get(Traces.class)
        .accept(project, List.of(Spans.span(id, 1, NOON).asking("Why?").build()));
    var failure =
        new Failure(
            new FailureId(ids.next()),
            id,
            List.of(FailureReason.REFUSAL),
            Severity.LOW,
            question,
            "I don't know.",
            "",
            NOON);
    registry.get(Failures.class).record(project, new CollectionId(ids.next()), List.of(failure));
    var hex =
        new Sql(registry.database())
            .texts(
                "SELECT COALESCE(LOWER(HEX(texts_sha256)), '') FROM failures_failure WHERE"
                    + " project_id = ? AND trace_id = ?",
                project.value(),
                id.bytes())
            .getFirst();
    return hex.isEmpty() ? Sha256.of("") : new Sha256(hex);
  }

  /** No other test has the same. */
  private static String longText(TestRegistry registry) {
    return (registry.get(Ids.class).next() + " ").repeat(2_000);
  }

  private static void erase(TestRegistry registry, ProjectId project) {
    var erased =
        registry.get(FailureErasure.class).trace(project, Spans.trace(1), new Actor.BySystem());
    assertThat(erased).isPresent();
  }

  private static long rows(TestRegistry registry, ProjectId project) {
    return new Sql(registry.database())
        .number("SELECT COUNT(*) FROM failures_replaced WHERE project_id = ?", project.value());
  }

  private static boolean isKept(TestRegistry registry, Sha256 object) {
    try {
      return registry.get(ObjectStore.class).get(object).length > 0;
    } catch (MissingObjectException _) {
      return false;
    }
  }
}
