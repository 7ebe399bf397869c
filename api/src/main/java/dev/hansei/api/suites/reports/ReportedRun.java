package dev.hansei.api.suites.reports;

import dev.hansei.api.suites.RunCostResource;
import dev.hansei.api.suites.RunResource;
import dev.hansei.api.suites.SafetyTable;
import dev.hansei.api.suites.SliceTable;
import dev.hansei.workflows.criteria.Assertion;
import java.util.List;

/**
 * What a report says of a run before its outcomes.
 *
 * @param suite name and number
 * @param target what was asked, in words
 * @param assertions of the suite, in its order
 * @param passed scored items that passed every assertion
 * @param compared with a baseline, a sentence a metric; empty where none was named
 * @param safety by the suite's safety judges; none where it asks none
 * @param slices on the first metric, by what the cases are when it is written; for the formats that
 *     show them
 * @param cost of all its calls, and what of it this run has paid
 */
record ReportedRun(
    RunResource run,
    String suite,
    String target,
    List<Assertion> assertions,
    int passed,
    List<String> compared,
    SafetyTable safety,
    SliceTable slices,
    RunCostResource cost) {
  ReportedRun {
    assertions = List.copyOf(assertions);
    compared = List.copyOf(compared);
  }

  int failed() {
    return run.counts().scored() - passed;
  }
}
