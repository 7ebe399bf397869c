package dev.hansei.infra.registry.suites;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.SuiteId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The suites of a project: immutable, numbered within their name. */
@Singleton
public final class Suites {
  private final SuiteRepository rows;
  private final Transactions transactions;
  private final Audit audit;
  private final CanonicalJson json;
  private final Ids ids;
  private final Clock clock;

  Suites(
      SuiteRepository rows,
      Transactions transactions,
      Audit audit,
      CanonicalJson json,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.audit = audit;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Saves a suite. The same content under the same name gives the suite that is there; other
   * content makes the next number.
   *
   * @throws IllegalArgumentException when the content breaks a rule of {@link Suite}
   */
  public Suite create(
      ProjectId project, String name, DatasetId dataset, List<Assertion> assertions, Actor actor) {
    Sha256 hash = json.hash(Map.of("dataset", dataset, "assertions", assertions));
    return transactions.findOrInsert(
        () -> rows.ofContent(project.value(), name, hash).map(row -> row.suite(json)),
        () -> insert(project, name, dataset, assertions, actor));
  }

  private Suite insert(
      ProjectId project, String name, DatasetId dataset, List<Assertion> assertions, Actor actor) {
    int number = rows.newest(project.value(), name).map(row -> row.number() + 1).orElse(1);
    Suite suite =
        new Suite(new SuiteId(ids.next()), name, number, dataset, assertions, clock.instant());
    rows.insert(
        new SuiteRow(
            project.value(),
            suite.id().value(),
            name,
            number,
            dataset.value(),
            json.write(assertions),
            json.hash(Map.of("dataset", dataset, "assertions", assertions)),
            suite.createdAt()));
    Node subject = Node.of(NodeKind.SUITE, suite.id());
    audit.append(project, actor, "suites.create", subject, Map.of("name", name, "number", number));
    return suite;
  }

  /** The suite, where the project has it. */
  public Optional<Suite> find(ProjectId project, SuiteId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.suite(json)));
  }

  /** The newest suite of that name. */
  public Optional<Suite> findByName(ProjectId project, String name) {
    return transactions.read(() -> rows.newest(project.value(), name).map(row -> row.suite(json)));
  }

  /**
   * The suite.
   *
   * @throws RegistryException NOT_FOUND
   */
  public Suite require(ProjectId project, SuiteId id) {
    return find(project, id).orElseThrow(() -> RegistryException.notFound("suite", id));
  }

  /** Suites, newest first. */
  public Page<Suite> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            row -> row.suite(json),
            SuiteRow::suiteId));
  }
}
