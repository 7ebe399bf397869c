package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Whoever changes the audit log is found out, down to the first row. */
class AuditIT {
  @RegistryTest
  void holdsAsItWasWritten(TestRegistry registry) {
    var project = withRows(registry, 5);
    assertThat(check(registry, project))
        .isInstanceOfSatisfying(
            AuditCheck.Whole.class, whole -> assertThat(whole.rows()).isEqualTo(5));
    assertThat(check(registry, emptyChain(registry)))
        .isEqualTo(new AuditCheck.Whole(0, AuditLink.START));
  }

  @RegistryTest
  void namesTheRowThatWasEdited(TestRegistry registry) {
    for (var column : new String[] {"actor", "action", "subject_kind", "subject_id", "detail"}) {
      var project = withRows(registry, 6);
      spoil(registry, "UPDATE projects_audit SET %s = 'x'".formatted(column), project, 3);
      assertBroken(registry, project, 3);
    }
  }

  @RegistryTest
  void namesTheRowWhoseTimeWasEdited(TestRegistry registry) {
    var project = withRows(registry, 4);
    spoil(registry, "UPDATE projects_audit SET at = at - INTERVAL 1 MICROSECOND", project, 2);
    assertBroken(registry, project, 2);
  }

  @RegistryTest
  void namesTheRowThatWasTakenOut(TestRegistry registry) {
    var project = withRows(registry, 6);
    spoil(registry, "DELETE FROM projects_audit", project, 1);
    assertBroken(registry, project, 1);
  }

  @RegistryTest
  void noticesThatTheTailWasDropped(TestRegistry registry) {
    var project = withRows(registry, 6);
    spoil(registry, "DELETE FROM projects_audit", project, 6);
    assertBroken(registry, project, 6);
  }

  @RegistryTest
  void noticesThatTwoRowsChangedPlaces(TestRegistry registry) {
    var project = withRows(registry, 6);
    spoil(registry, "UPDATE projects_audit SET sequence = 99", project, 2);
    spoil(registry, "UPDATE projects_audit SET sequence = 2", project, 3);
    spoil(registry, "UPDATE projects_audit SET sequence = 3", project, 99);
    assertBroken(registry, project, 2);
  }

  @RegistryTest
  void noticesARowThatWasPutBehindTheEnd(TestRegistry registry) {
    var project = withRows(registry, 3);
    new Sql(registry.database())
        .execute(
            """
            INSERT INTO projects_audit
            SELECT project_id, 4, at, actor, action, subject_kind, subject_id, detail,
              previous_hash, hash
            FROM projects_audit WHERE project_id = ? AND sequence = 3
            """,
            project.value());
    assertBroken(registry, project, 4);
  }

  @RegistryTest
  void noticesThatTheRecordedEndWasRemoved(TestRegistry registry) {
    var project = withRows(registry, 3);
    new Sql(registry.database())
        .execute("DELETE FROM projects_audit_head WHERE project_id = ?", project.value());
    assertBroken(registry, project, 1);
  }

  @RegistryTest
  void neverForksUnderManyWriters(TestRegistry registry) throws Exception {
    var project = emptyChain(registry);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> three =
          () -> {
            IntStream.range(0, 3).forEach(i -> append(registry, project, i));
            return true;
          };
      for (var done : threads.invokeAll(Collections.nCopies(16, three))) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(check(registry, project))
        .isInstanceOfSatisfying(
            AuditCheck.Whole.class, whole -> assertThat(whole.rows()).isEqualTo(48));
  }

  @RegistryTest
  void givesItsRowsNewestFirstInPages(TestRegistry registry) {
    var project = withRows(registry, 5);
    var audit = registry.get(Audit.class);
    var first = audit.page(project, PageRequest.first(2));
    assertThat(first.items()).extracting(AuditEntry::sequence).containsExactly(5L, 4L);
    var second = audit.page(project, new PageRequest(first.next(), 4));
    assertThat(second.items()).extracting(AuditEntry::sequence).containsExactly(3L, 2L, 1L);
    assertThat(second.next()).isEmpty();
  }

  @RegistryTest
  void refusesToWriteOutsideATransaction(TestRegistry registry) {
    var project = emptyChain(registry);
    assertThatThrownBy(() ->
            registry
                .get(Audit.class)
                .append(project, new Actor.BySystem(), "a", subject(), Map.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  private static ProjectId withRows(TestRegistry registry, int rows) {
    var project = emptyChain(registry);
    IntStream.range(0, rows).forEach(i -> append(registry, project, i));
    return project;
  }

  private static void append(TestRegistry registry, ProjectId project, int i) {
    registry
        .get(Transactions.class)
        .run(() ->
            registry
                .get(Audit.class)
                .append(
                    project,
                    new Actor.BySystem(),
                    "prompts.version.add",
                    subject(),
                    Map.of("number", i, "note", "näher an 答え")));
  }

  private static Node subject() {
    return new Node(NodeKind.PROMPT_VERSION, "0193");
  }

  private static AuditCheck check(TestRegistry registry, ProjectId project) {
    return registry.get(Audit.class).verify(project);
  }

  private static void assertBroken(TestRegistry registry, ProjectId project, long sequence) {
    assertThat(check(registry, project))
        .isInstanceOfSatisfying(
            AuditCheck.Broken.class, broken -> assertThat(broken.sequence()).isEqualTo(sequence));
  }

  private static void spoil(
      TestRegistry registry, String statement, ProjectId project, long sequence) {
    int changed =
        new Sql(registry.database())
            .execute(
                statement + " WHERE project_id = ? AND sequence = ?", project.value(), sequence);
    assertThat(changed).isEqualTo(1);
  }

  /** A project without the row that tells of its making. */
  private static ProjectId emptyChain(TestRegistry registry) {
    return new ProjectId(registry.get(Ids.class).next());
  }
}
