package dev.hansei.api.cases;

import dev.hansei.api.WireJson;
import dev.hansei.api.bodies.JsonLines;
import dev.hansei.api.bodies.RejectedLine;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.CasePolicy;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.DatasetId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Imports cases from JSON lines. Good lines are kept whatever the others are; each batch of {@link
 * Cases#CASES_MAX} is one transaction. Sending the same file again rejects every line as a
 * duplicate and changes nothing.
 */
@Singleton
final class CaseImporter {
  /** Some minutes of work; a larger set comes as several files. */
  static final int LINES_MAX = 20_000;

  private final JsonLines lines;
  private final Cases cases;

  CaseImporter(JsonLines lines, Cases cases) {
    this.lines = lines;
    this.cases = cases;
  }

  ImportResource read(Caller caller, DatasetId dataset, byte[] body) {
    var reading = lines.read(body, ImportedCase.class, LINES_MAX);
    List<RejectedLine> rejected = new ArrayList<>(reading.rejected());
    List<JsonLines.Line<ImportedCase>> fitting = new ArrayList<>();
    for (var line : reading.lines()) {
      if (CasePolicy.problemsOf(line.value().content()).contains(CaseProblem.TOO_LARGE)) {
        rejected.add(rejected(line.number(), CaseProblem.TOO_LARGE));
      } else {
        fitting.add(line);
      }
    }
    int accepted = 0;
    for (int from = 0; from < fitting.size(); from += Cases.CASES_MAX) {
      var batch = fitting.subList(from, Math.min(fitting.size(), from + Cases.CASES_MAX));
      accepted += keep(caller, dataset, batch, rejected);
    }
    rejected.sort(Comparator.comparingInt(RejectedLine::line));
    return new ImportResource(accepted, rejected);
  }

  private int keep(
      Caller caller,
      DatasetId dataset,
      List<JsonLines.Line<ImportedCase>> batch,
      List<RejectedLine> rejected) {
    var wanted =
        batch.stream()
            .map(line -> NewCase.of(dataset, line.value().content(), Case.State.FINAL))
            .toList();
    List<Case> made = cases.addAll(caller.projectId(), dataset, wanted, caller.actor());
    List<CaseId> required = new ArrayList<>();
    int accepted = 0;
    for (int i = 0; i < batch.size(); i++) {
      if (made.get(i).state() == Case.State.REJECTED) {
        rejected.add(rejected(batch.get(i).number(), problem(made.get(i))));
        continue;
      }
      accepted++;
      if (batch.get(i).value().isRequired()) {
        required.add(made.get(i).id());
      }
    }
    if (!required.isEmpty()) {
      cases.require(caller.projectId(), required, caller.actor());
    }
    return accepted;
  }

  private static CaseProblem problem(Case rejected) {
    return rejected
        .check()
        .flatMap(check -> check.problems().stream().findFirst())
        .orElse(CaseProblem.DUPLICATE);
  }

  private static RejectedLine rejected(int line, CaseProblem problem) {
    return new RejectedLine(line, WireJson.nameOf(problem), CaseWords.of(problem));
  }
}
