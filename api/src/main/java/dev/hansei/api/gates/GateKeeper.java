package dev.hansei.api.gates;

import dev.hansei.api.bodies.Named;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.gates.EvidenceReader;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.gates.VerdictView;
import dev.hansei.infra.registry.gates.Verdicts;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.GatePolicy;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.SuiteId;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Asks gates outside of promotions, for REST and pages alike. Keeps a core busy for about 0.1 s a
 * thousand cases and metric.
 */
@Singleton
public final class GateKeeper {
  private final Gates gates;
  private final EvidenceReader reader;
  private final Verdicts verdicts;
  private final Suites suites;
  private final GateCores cores;
  private final Ids ids;

  GateKeeper(
      Gates gates,
      EvidenceReader reader,
      Verdicts verdicts,
      Suites suites,
      GateCores cores,
      Ids ids) {
    this.gates = gates;
    this.reader = reader;
    this.verdicts = verdicts;
    this.suites = suites;
    this.cores = cores;
    this.ids = ids;
  }

  /**
   * The gate by its id, or the newest of that name.
   *
   * @throws dev.hansei.api.problems.ApiException 404
   */
  public Gate require(ProjectId project, String idOrName) {
    return Named.require(
        "gate",
        idOrName,
        id -> gates.find(project, new GateId(id)),
        name -> gates.findByName(project, name));
  }

  /**
   * The suite by its id, or the newest of that name.
   *
   * @throws dev.hansei.api.problems.ApiException 404
   */
  Suite requireSuite(ProjectId project, String idOrName) {
    return Named.require(
        "suite",
        idOrName,
        id -> suites.find(project, new SuiteId(id)),
        name -> suites.findByName(project, name));
  }

  /**
   * Gathers the evidence, decides, and keeps the verdict.
   *
   * @throws dev.hansei.infra.registry.RegistryException NOT_FOUND for a run; INVALID when a run is
   *     not completed, or the two asked different dataset versions
   * @throws dev.hansei.api.problems.ApiException 503 {@code gates-busy}
   */
  public VerdictView ask(
      ProjectId project, Gate gate, Optional<RunId> baseline, RunId candidate, Actor actor) {
    return cores.inTurn(() -> decide(project, gate, baseline, candidate, actor));
  }

  private VerdictView decide(
      ProjectId project, Gate gate, Optional<RunId> baseline, RunId candidate, Actor actor) {
    var evidence = reader.gather(project, gate, baseline, candidate);
    var verdict = GatePolicy.decide(gate, evidence);
    var said =
        new Verdicts.NewVerdict(new VerdictId(ids.next()), gate.id(), evidence, verdict, actor);
    return verdicts.record(project, said);
  }
}
