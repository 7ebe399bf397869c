package dev.hansei.infra.registry.gates;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditChange;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gates of a project: immutable, numbered within their name. */
@Singleton
public final class Gates {
  private final GateRepository rows;
  private final Transactions transactions;
  private final Audit audit;
  private final CanonicalJson json;
  private final Ids ids;
  private final Clock clock;

  Gates(
      GateRepository rows,
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
   * Saves a gate. The same rules under the same name give the gate that is there; other rules make
   * the next number.
   *
   * @throws IllegalArgumentException when the rules break a rule of {@link Gate}
   */
  public Gate create(
      ProjectId project, String name, List<GateRule> rules, double confidence, Actor actor) {
    return create(project, new NewContent(name, rules, confidence, Gate.Multiplicity.NONE), actor);
  }

  /** What a gate is to say. */
  public record NewContent(
      String name, List<GateRule> rules, double confidence, Gate.Multiplicity multiplicity) {
    public NewContent {
      rules = List.copyOf(rules);
    }

    /** None is what gates were before they could have one, and is kept as they are. */
    Gate.@Nullable Multiplicity kept() {
      return multiplicity == Gate.Multiplicity.NONE ? null : multiplicity;
    }
  }

  /** The same. */
  public Gate create(ProjectId project, NewContent content, Actor actor) {
    String name = content.name();
    // Named by its type: a list alone would lose the names of its elements' types.
    String text = json.write(content.rules().toArray(GateRule[]::new));
    Gate.Multiplicity kept = content.kept();
    Sha256 hash = Sha256.of(text + content.confidence() + (kept == null ? "" : kept.name()));
    return transactions.findOrInsert(
        () -> rows.ofContent(project.value(), name, hash).map(row -> row.gate(json)),
        () -> {
          int number = rows.newest(project.value(), name).map(row -> row.number() + 1).orElse(1);
          Gate gate =
              new Gate(
                  new GateId(ids.next()),
                  name,
                  number,
                  content.rules(),
                  content.confidence(),
                  clock.instant(),
                  kept);
          rows.insert(row(project, gate, text, hash));
          audit.append(
              project,
              actor,
              "gates.create",
              Node.of(NodeKind.ARTIFACT, hash),
              new AuditChange(
                      number == 1 ? Map.of() : Map.of("number", number - 1),
                      Map.of("number", number))
                  .with(Map.of("gate", gate.id().toString(), "name", name)));
          return gate;
        });
  }

  private static GateRow row(ProjectId project, Gate gate, String rules, Sha256 hash) {
    return new GateRow(
        project.value(),
        gate.id().value(),
        gate.name(),
        gate.number(),
        rules,
        gate.confidence(),
        hash,
        gate.createdAt(),
        gate.multiplicity() == null ? null : gate.multiplicity().name());
  }

  /** The gate, where the project has it. */
  public Optional<Gate> find(ProjectId project, GateId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.gate(json)));
  }

  /** The newest gate of that name. */
  public Optional<Gate> findByName(ProjectId project, String name) {
    return transactions.read(() -> rows.newest(project.value(), name).map(row -> row.gate(json)));
  }

  /**
   * The gate.
   *
   * @throws RegistryException NOT_FOUND
   */
  public Gate require(ProjectId project, GateId id) {
    return find(project, id).orElseThrow(() -> RegistryException.notFound("gate", id));
  }

  /** Gates, newest first. */
  public Page<Gate> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            row -> row.gate(json),
            GateRow::gateId));
  }
}
