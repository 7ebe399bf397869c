package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.ItemSetId;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.traces.TraceId;
import java.util.List;

/** Where a task's texts lie, as one line: what it is, a colon, its ids with slashes between. */
final class OriginWord {
  private static final String RUN = "run";
  private static final String RUNS = "runs";
  private static final String BROUGHT = "brought";
  private static final String FAILURE = "failure";
  private static final String TRACE = "trace";

  private OriginWord() {}

  static String of(Origin origin) {
    return switch (origin) {
      case Origin.OfRun run -> RUN + ":" + ids(run);
      case Origin.OfRuns(var a, var b) -> RUNS + ":" + ids(a) + "/" + ids(b);
      case Origin.Brought(var set, int line, var id) -> BROUGHT + ":" + set + "/" + line + "/" + id;
      case Origin.OfFailure(var failure, var trace) -> ofFailure(failure) + trace;
      case Origin.OfTrace(var trace) -> ofTrace(trace);
    };
  }

  /** What the lines of a failure begin with. */
  static String ofFailure(FailureId failure) {
    return FAILURE + ":" + failure + "/";
  }

  /** The line of a trace, which is all of it. */
  static String ofTrace(TraceId trace) {
    return TRACE + ":" + trace;
  }

  private static String ids(Origin.OfRun one) {
    return "%s/%d/%s/%s"
        .formatted(one.run(), one.ordinal(), one.caseId(), one.call().sha256().hex());
  }

  static Origin read(String line) {
    int colon = line.indexOf(':');
    List<String> ids = List.of(line.substring(colon + 1).split("/", -1));
    return switch (line.substring(0, Math.max(colon, 0))) {
      case RUN -> run(ids);
      case RUNS -> new Origin.OfRuns(run(ids.subList(0, 4)), run(ids.subList(4, ids.size())));
      case BROUGHT ->
          new Origin.Brought(
              ItemSetId.of(ids.get(0)),
              Integer.parseInt(ids.get(1)),
              // Whoever brought it may have slashes in its name.
              String.join("/", ids.subList(2, ids.size())));
      case FAILURE -> new Origin.OfFailure(FailureId.of(ids.get(0)), new TraceId(ids.get(1)));
      case TRACE -> new Origin.OfTrace(new TraceId(ids.get(0)));
      default -> throw new IllegalArgumentException("no origin: '%s'".formatted(line));
    };
  }

  private static Origin.OfRun run(List<String> ids) {
    return new Origin.OfRun(
        RunId.of(ids.get(0)),
        Integer.parseInt(ids.get(1)),
        CaseId.of(ids.get(2)),
        new CallKey(new Sha256(ids.get(3))));
  }
}
