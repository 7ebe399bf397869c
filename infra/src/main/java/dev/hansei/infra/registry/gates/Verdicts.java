package dev.hansei.infra.registry.gates;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.infra.registry.projects.Events;
import dev.hansei.infra.registry.projects.NewEvent;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.JudgeStanding;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.EventType;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What gates have said. Never changed. */
@Singleton
public final class Verdicts {
  private final VerdictRepository rows;
  private final Transactions transactions;
  private final Edges edges;
  private final Events events;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  Verdicts(
      VerdictRepository rows,
      Transactions transactions,
      Edges edges,
      Events events,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.edges = edges;
    this.events = events;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** A verdict to be kept. */
  public record NewVerdict(
      VerdictId id, GateId gateId, Evidence evidence, Verdict verdict, Actor actor) {}

  /** Writes a verdict with its lineage; the same id again gives what is there. */
  public VerdictView record(ProjectId project, NewVerdict said) {
    return transactions.write(() -> {
      var there = rows.find(project.value(), said.id().value());
      if (there.isPresent()) {
        return there.get().view(json);
      }
      VerdictRow row = row(project, said);
      rows.insert(row);
      edges.add(project, edges(said));
      events.emit(project, event(said, row));
      audit.append(
          project,
          said.actor(),
          "gates.verdict",
          Node.of(NodeKind.VERDICT, said.id()),
          // What it says is not told here: who is asked to label the answers reads this log.
          Map.of("gate", said.gateId().toString()));
      return row.view(json);
    });
  }

  private static NewEvent event(NewVerdict said, VerdictRow row) {
    var state = new TreeMap<String, Object>();
    state.put("verdict", said.id().toString());
    state.put("gate", said.gateId().toString());
    state.put("candidateRun", said.evidence().candidateRun().toString());
    said.evidence().baselineRun().ifPresent(run -> state.put("baselineRun", run.toString()));
    state.put("says", row.says().toLowerCase(Locale.ROOT));
    return new NewEvent(
        EventType.GATE_VERDICT,
        said.actor(),
        AuditSubject.of("verdict", said.id()),
        Map.of(),
        state);
  }

  private VerdictRow row(ProjectId project, NewVerdict said) {
    Evidence evidence = said.evidence();
    UUID baseline = evidence.baselineRun().map(RunId::value).orElse(null);
    return new VerdictRow(
        project.value(),
        said.id().value(),
        said.gateId().value(),
        baseline,
        evidence.candidateRun().value(),
        says(said.verdict()),
        json.write(evidence),
        json.write(said.verdict()),
        clock.instant());
  }

  private static String says(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "PASS";
      case Verdict.Block _ -> "BLOCK";
      case Verdict.Inconclusive _ -> "INCONCLUSIVE";
    };
  }

  private static List<Edge> edges(NewVerdict said) {
    Node verdict = Node.of(NodeKind.VERDICT, said.id());
    List<Edge> edges = new ArrayList<>();
    edges.add(
        new Edge(Node.of(NodeKind.RUN, said.evidence().candidateRun()), Relation.USED_BY, verdict));
    said.evidence()
        .baselineRun()
        .ifPresent(
            run -> edges.add(new Edge(Node.of(NodeKind.RUN, run), Relation.USED_BY, verdict)));
    for (JudgeStanding judge : said.evidence().judges()) {
      judge
          .certificate()
          .map(id -> Node.of(NodeKind.CERTIFICATE, id))
          .ifPresent(id -> edges.add(new Edge(id, Relation.USED_BY, verdict)));
    }
    said.evidence().corrected().stream()
        .flatMap(one -> one.queues().stream())
        .distinct()
        .map(queue -> Node.of(NodeKind.QUEUE, queue))
        .forEach(queue -> edges.add(new Edge(queue, Relation.USED_BY, verdict)));
    if (said.actor() instanceof Actor.ByPerson(var person)) {
      edges.add(new Edge(Node.of(NodeKind.PERSON, person), Relation.ASKED_FOR, verdict));
    }
    return edges;
  }

  /** The verdict, where the project has it. */
  public Optional<VerdictView> find(ProjectId project, VerdictId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.view(json)));
  }

  /**
   * The verdict.
   *
   * @throws RegistryException NOT_FOUND
   */
  public VerdictView require(ProjectId project, VerdictId id) {
    return find(project, id).orElseThrow(() -> RegistryException.notFound("verdict", id));
  }

  /** What gates said of one candidate's run, newest first; the last 50. */
  public List<VerdictView> ofCandidate(ProjectId project, RunId candidate) {
    return transactions.read(() ->
        rows.ofCandidate(project.value(), candidate.value(), PageRequest.LIMIT_DEFAULT).stream()
            .map(row -> row.view(json))
            .toList());
  }

  /** Verdicts, newest first. */
  public Page<VerdictView> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            row -> row.view(json),
            VerdictRow::verdictId));
  }
}
