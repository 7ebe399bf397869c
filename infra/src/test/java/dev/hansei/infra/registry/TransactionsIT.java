package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.infra.stack.LocalObjects;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import io.micronaut.context.ApplicationContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** All or nothing, and again when a lock was lost. */
class TransactionsIT {
  private static final String TABLES =
      "SELECT (SELECT COUNT(*) FROM lineage_artifact WHERE project_id = ?)"
          + " + (SELECT COUNT(*) FROM lineage_edge WHERE project_id = ?)"
          + " + (SELECT COUNT(*) FROM projects_audit WHERE project_id = ?)";

  @RegistryTest
  void writesRowLineageAndAuditTogether(TestRegistry registry) {
    var project = emptyChain(registry);
    registry.get(Transactions.class).run(() -> writeAll(registry, project, 3));
    assertThat(rows(registry, project)).isEqualTo(3);
  }

  @RegistryTest
  void leavesNothingWhereverItFails(TestRegistry registry) {
    var project = emptyChain(registry);
    for (int steps = 0; steps <= 3; steps++) {
      int done = steps;
      assertThatThrownBy(() ->
              registry
                  .get(Transactions.class)
                  .run(() -> {
                    writeAll(registry, project, done);
                    throw new IllegalStateException("stop after " + done);
                  }))
          .hasMessage("stop after " + done);
      assertThat(rows(registry, project)).isZero();
    }
    assertThat(registry.get(Audit.class).verify(project))
        .isEqualTo(new AuditCheck.Whole(0, AuditLink.START));
  }

  @RegistryTest
  void rollsBackAsAWholeWhenAnInnerCallFailsAndIsForgiven(TestRegistry registry) {
    var project = emptyChain(registry);
    var transactions = registry.get(Transactions.class);
    assertThatThrownBy(() ->
            transactions.run(() -> {
              writeAll(registry, project, 1);
              try {
                transactions.run(() -> {
                  throw new IllegalStateException("inner");
                });
              } catch (IllegalStateException e) {
                assertThat(e).hasMessage("inner");
              }
            }))
        .isInstanceOf(RuntimeException.class);
    assertThat(rows(registry, project)).isZero();
  }

  @RegistryTest
  void repeatsTheVictimOfADeadlock(TestRegistry registry) throws Exception {
    var transactions = registry.get(Transactions.class);
    var one = emptyChain(registry);
    var other = emptyChain(registry);
    var tries = new AtomicInteger();
    var bothHoldOne = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var left = threads.submit(() -> crossing(registry, List.of(one, other), tries, bothHoldOne));
      var right = threads.submit(() -> crossing(registry, List.of(other, one), tries, bothHoldOne));
      left.get();
      right.get();
    }
    assertThat(tries.get()).as("two transactions and the victim's repeat").isEqualTo(3);
    for (var project : List.of(one, other)) {
      assertThat(transactions.read(() -> registry.get(Audit.class).verify(project)))
          .isInstanceOfSatisfying(
              AuditCheck.Whole.class, whole -> assertThat(whole.rows()).isEqualTo(2));
    }
  }

  @RegistryTest
  void seesItsOwnWritesWhenItReads(TestRegistry registry) {
    var project = emptyChain(registry);
    var transactions = registry.get(Transactions.class);
    var seen =
        transactions.write(() -> {
          writeAll(registry, project, 1);
          return registry.get(Artifacts.class).find(project, artifact().sha256());
        });
    assertThat(seen).contains(artifact());
  }

  @RegistryTest
  void makesIdsThatSortByTheTimeTheyWereMade(TestRegistry registry) {
    var ids = registry.get(Ids.class);
    var made = IntStream.range(0, 100_000).mapToObj(i -> ids.next()).toList();
    assertThat(made).isSorted().doesNotHaveDuplicates().allMatch(id -> id.version() == 7);
    var bytes = made.stream().limit(1_000).map(UuidBytes::of).toList();
    assertThat(bytes).isSortedAccordingTo(Arrays::compareUnsigned);
  }

  @RegistryTest
  void saysThatTheDatabaseIsAway(Engine engine) {
    var settings = TestRegistry.properties(engine.fresh("gone"), LocalObjects.start());
    settings.put("datasources.default.url", "jdbc:mysql://127.0.0.1:1/hansei?connectTimeout=200");
    settings.put("datasources.default.initialization-fail-timeout", -1);
    settings.put("datasources.default.connection-timeout", 500);
    settings.put("flyway.datasources.default.enabled", false);
    try (var context = ApplicationContext.run(settings, "test")) {
      var artifacts = context.getBean(Artifacts.class);
      var project = new ProjectId(context.getBean(Ids.class).next());
      assertThatThrownBy(() -> artifacts.register(project, artifact()))
          .isInstanceOfSatisfying(
              RegistryException.class,
              e -> assertThat(e.kind()).isEqualTo(RegistryException.Kind.UNAVAILABLE));
    }
  }

  /** Locks the ends of two audit chains, each side in the other's order. */
  private static boolean crossing(
      TestRegistry registry,
      List<ProjectId> order,
      AtomicInteger tries,
      CyclicBarrier bothHoldOne) {
    registry
        .get(Transactions.class)
        .run(() -> {
          boolean first = tries.incrementAndGet() <= 2;
          audit(registry, order.getFirst());
          if (first) {
            await(bothHoldOne);
          }
          audit(registry, order.getLast());
        });
    return true;
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void writeAll(TestRegistry registry, ProjectId project, int steps) {
    List<Runnable> work =
        List.of(
            () -> registry.get(Artifacts.class).register(project, artifact()),
            () -> registry.get(Edges.class).add(project, List.of(edge())),
            () -> audit(registry, project));
    work.stream().limit(steps).forEach(Runnable::run);
  }

  private static void audit(TestRegistry registry, ProjectId project) {
    registry
        .get(Audit.class)
        .append(project, new Actor.BySystem(), "lineage.artifact.add", edge().to(), Map.of());
  }

  private static ArtifactRef artifact() {
    return new ArtifactRef(Sha256.of("content"), ArtifactRef.JSON, 7);
  }

  private static Edge edge() {
    return new Edge(
        new Node(NodeKind.PERSON, "p"),
        Relation.WROTE,
        Node.of(NodeKind.ARTIFACT, artifact().sha256()));
  }

  private static long rows(TestRegistry registry, ProjectId project) {
    return new Sql(registry.database())
        .number(TABLES, project.value(), project.value(), project.value());
  }

  /** A project without the row that tells of its making. */
  private static ProjectId emptyChain(TestRegistry registry) {
    return new ProjectId(registry.get(Ids.class).next());
  }
}
