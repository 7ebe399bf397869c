package dev.hansei.api.gates;

import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.gates.EvidenceReader;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GatePolicy;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.Suite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a gate would have said of past runs: each completed run of a suite against the one before it
 * on the same cases. Writes nothing. It decides by certificates, labels and slices as they stand
 * now.
 */
@Singleton
public final class GateSimulator {
  /** About half a second of a core for a thousand cases and one metric. */
  public static final int PAIRS_MAX = 5;

  /** Runs of the suite that are looked through, newest first. */
  public static final int RUNS_MAX = PageRequest.LIMIT_MAX;

  /** Large runs: the pairs that are left are asked for next. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Runs runs;
  private final EvidenceReader reader;
  private final VerdictSight sight;
  private final GateCores cores;

  GateSimulator(Runs runs, EvidenceReader reader, VerdictSight sight, GateCores cores) {
    this.runs = runs;
    this.reader = reader;
    this.sight = sight;
    this.cores = cores;
  }

  /** A completed run and the one before it. */
  private record Pair(RunView baseline, RunView candidate) {
    Stream<RunId> runs() {
      return Stream.of(baseline.id(), candidate.id());
    }
  }

  /**
   * The next few pairs, newest first.
   *
   * @param after the candidate's run that the answer before ended with; empty to begin
   * @throws dev.hansei.api.problems.ApiException 503 {@code gates-busy}
   */
  public Simulation of(Caller caller, Gate gate, Suite suite, Optional<RunId> after) {
    List<Pair> all = pairs(caller.projectId(), suite);
    Set<RunId> hidden =
        sight.hiddenOf(caller, all.stream().flatMap(Pair::runs).distinct().toList());
    List<Pair> left =
        all.stream()
            .filter(pair -> pair.runs().noneMatch(hidden::contains))
            .filter(pair -> isAfter(pair, after))
            .toList();
    List<Simulation.Line> lines = cores.inTurn(() -> compute(caller.projectId(), gate, left));
    Optional<RunId> next =
        lines.size() < left.size()
            ? Optional.of(lines.getLast().candidate().id())
            : Optional.empty();
    int kept = (int) all.stream().filter(pair -> pair.runs().noneMatch(hidden::contains)).count();
    return new Simulation(lines, kept, all.size() - kept, next);
  }

  /** Runs are numbered by their time. */
  private static boolean isAfter(Pair pair, Optional<RunId> after) {
    return after
        .filter(id -> pair.candidate().id().toString().compareTo(id.toString()) >= 0)
        .isEmpty();
  }

  private List<Pair> pairs(ProjectId project, Suite suite) {
    List<RunView> completed =
        runs.ofSuite(project, suite.id(), PageRequest.first(RUNS_MAX)).items().stream()
            .filter(run -> run.state() == RunState.COMPLETED)
            .toList();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < completed.size(); i++) {
      RunView candidate = completed.get(i);
      completed.stream()
          .skip(i + 1L)
          .filter(
              run -> run.input().datasetVersionId().equals(candidate.input().datasetVersionId()))
          .findFirst()
          .ifPresent(baseline -> pairs.add(new Pair(baseline, candidate)));
    }
    return pairs;
  }

  private List<Simulation.Line> compute(ProjectId project, Gate gate, List<Pair> pairs) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<Simulation.Line> lines = new ArrayList<>();
    for (Pair pair : pairs) {
      boolean enough = lines.size() == PAIRS_MAX || System.nanoTime() > end;
      if (enough && !lines.isEmpty()) {
        break;
      }
      lines.add(line(project, gate, pair));
    }
    return lines;
  }

  /**
   * @throws RegistryException NOT_FOUND where a run was erased meanwhile
   */
  private Simulation.Line line(ProjectId project, Gate gate, Pair pair) {
    var evidence =
        reader.gatherNamed(project, gate, Optional.of(pair.baseline().id()), pair.candidate().id());
    return new Simulation.Line(
        pair.baseline(), pair.candidate(), GatePolicy.decide(gate, evidence));
  }
}
