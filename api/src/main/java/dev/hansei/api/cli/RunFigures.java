package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A run on the terminal: how it ended, and its figures. */
final class RunFigures {
  private static final String[] FIELDS = {
    "id",
    "state",
    "planned",
    "counts/scored",
    "counts/error",
    "counts/unscored",
    "counts/cancelled",
    "coverage",
    "fromJournal",
    "failureCode",
    "usage",
    "cost/words"
  };

  private RunFigures() {}

  static int print(Output output, JsonNode run) {
    output.show(run, FIELDS);
    if (!output.isJson()) {
      var list = JsonNodeFactory.instance.objectNode();
      list.set("items", run.path("summary"));
      output.table(list, "metric", "n", "mean", "lower", "upper", "passed");
    }
    return ExitCodes.OK;
  }
}
