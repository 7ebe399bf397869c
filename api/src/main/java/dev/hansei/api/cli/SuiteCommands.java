package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Suites and runs. */
@Command(name = "suites", description = "Suites, and their runs against prompts and models.")
final class SuiteCommands {
  private final Session session;

  SuiteCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Saves a suite from a YAML or JSON file.")
  int create(
      @Parameters(
              paramLabel = "FILE",
              description = "{name, dataset, assertions}; '-' reads JSON from stdin")
          Path file) {
    return session
        .output()
        .show(
            session.api().post("/suites", Api.mediaType(file), Api.read(file)),
            "id",
            "name",
            "number");
  }

  @Command(
      description = {
        "Proposes what a suite could ask of a dataset, with reasons; changes nothing.",
        "With --save NAME it makes the suite; change it afterwards as you like."
      })
  int propose(
      @Parameters(paramLabel = "DATASET", description = "its name or id") String dataset,
      @Option(
              names = "--task",
              paramLabel = "TASK",
              description =
                  "summary, translation, qa, classification, extraction, generation or code;"
                      + " guessed when left out")
          @Nullable String task,
      @Option(names = "--save", paramLabel = "NAME", description = "make a suite of that name")
          @Nullable String saveAs) {
    return new ProposedSuite(session).show(dataset, task, saveAs);
  }

  @Command(
      name = "import",
      description = "Imports a promptfoo configuration: a dataset with its cases, and a suite.")
  int importFile(
      @Parameters(paramLabel = "FILE", description = "promptfooconfig.yaml or its JSON") Path file,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description = "the suite's; the file's description when left out")
          @Nullable String name,
      @Option(
              names = "--dataset",
              paramLabel = "NAME",
              description = "where its cases go; the suite's name when left out")
          @Nullable String dataset) {
    JsonNode made =
        session
            .api()
            .post(
                new Paging().of("/suites/import", "name", name, "dataset", dataset),
                Api.mediaType(file),
                Api.read(file));
    session
        .output()
        .show(
            made,
            "suite/id",
            "suite/name",
            "suite/number",
            "dataset",
            "datasetVersion",
            "cases",
            "added");
    if (!session.output().isJson() && !made.path("leftOut").isEmpty()) {
      var list = JsonNodeFactory.instance.objectNode();
      list.set("items", made.path("leftOut"));
      session.output().table(list, "place", "what", "why");
    }
    return ExitCodes.OK;
  }

  @Command(description = "Lists suites, newest first.")
  int list(@Mixin Paging paging) {
    return session
        .output()
        .table(session.api().get(paging.of("/suites")), "name", "number", "id", "createdAt");
  }

  @Command(
      description = {
        "Runs a suite and waits for its end.",
        "With --baseline it runs what is live on the same cases and says whether the difference is"
            + " real; with --gate it asks the gate and ends with 1 unless it says Pass."
      })
  int run(
      @Parameters(paramLabel = "SUITE", description = "its name or id") String suite,
      @Mixin RunOptions options,
      @Mixin RunEnding ending,
      @Option(names = "--dry-run", description = "show what it would do and cost; start nothing")
          boolean dryRun) {
    if (dryRun) {
      Api api = session.api();
      return plan(api.post("/suites/runs/plan", options.body(api, suite)));
    }
    return new SuiteRun(session, ending).run(suite, options);
  }

  private int plan(JsonNode plan) {
    session
        .output()
        .show(
            plan,
            "cases",
            "repeats",
            "items",
            "calls",
            "fromJournal",
            "toPay",
            "inputTokens",
            "outputTokens",
            "priceList",
            "costWords");
    if (!session.output().isJson()) {
      JsonNode parts = CampaignWatch.items(plan.path("parts"));
      session
          .output()
          .table(parts, "purpose", "model", "calls", "fromJournal", "cost/low", "cost/high");
      plan.path("parts")
          .forEach(part ->
              session
                  .output()
                  .say(plan, part.path("purpose").asText() + ": " + part.path("basis").asText()));
    }
    return ExitCodes.OK;
  }

  @Command(description = "Lists runs, newest first.")
  int runs(@Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of("/suites/runs")),
            "id",
            "state",
            "planned",
            "counts/scored",
            "counts/error",
            "startedAt");
  }

  @Command(description = "Shows one run.")
  int show(@Parameters(paramLabel = "RUN", description = "its id") String run) {
    return RunFigures.print(session.output(), session.api().get(path(run)));
  }

  @Command(description = "Lists the outcomes of a run.")
  int outcomes(
      @Parameters(paramLabel = "RUN", description = "its id") String run,
      @Option(
              names = "--result",
              paramLabel = "RESULT",
              description = "scored, error, unscored or cancelled; all when left out")
          @Nullable String result,
      @Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of(path(run) + "/outcomes", "result", result)),
            "ordinal",
            "result/type",
            "passed",
            "question",
            "answer");
  }

  @Command(description = "Writes the outcomes of a run that has ended into a file.")
  int export(
      @Parameters(paramLabel = "RUN", description = "its id") String run,
      @Parameters(
              paramLabel = "FILE",
              description =
                  ".csv, .json, .jsonl, .md, .xml (JUnit), .otlp.jsonl or .promptfoo.json")
          Path file,
      @Option(
              names = "--baseline",
              paramLabel = "RUN",
              description = "a run that .md and .json compare it with")
          @Nullable String baseline) {
    new RunExport(session.api()).write(run, file, RunExport.format(file), baseline);
    JsonNode seen = session.api().get(path(run));
    return session.output().say(seen, "written to " + file);
  }

  @Command(description = "Shows the budget of a run: its limits, what is paid, held back and left.")
  int budget(@Parameters(paramLabel = "RUN", description = "its id") String run) {
    return budget(session.api().get(path(run) + "/budget"));
  }

  @Command(
      name = "top-up",
      description = {
        "Adds to the budget of a run; one that is out of budget goes on where it stopped.",
        "What is named is added to the limit that there is."
      })
  int topUp(
      @Parameters(paramLabel = "RUN", description = "its id") String run,
      @Mixin BudgetOptions more) {
    Map<String, Object> body = more.body();
    if (body.isEmpty()) {
      throw CliFailure.usage("say how much to add, such as: top-up RUN --max-calls 500");
    }
    return budget(session.api().post(path(run) + "/top-up", body));
  }

  private int budget(JsonNode budget) {
    session.output().show(budget, "run", "state");
    budget.path("words").forEach(line -> session.output().note(line.asText()));
    return ExitCodes.OK;
  }

  @Command(description = "Cancels a run; what is done is kept.")
  int cancel(@Parameters(paramLabel = "RUN", description = "its id") String run) {
    return session
        .output()
        .say(session.api().post(path(run) + "/cancel", Map.of()), "being cancelled");
  }

  @Command(description = "Compares two runs case by case.")
  int compare(
      @Parameters(paramLabel = "BASELINE", description = "a run's id") String baseline,
      @Parameters(paramLabel = "CANDIDATE", description = "another's") String candidate,
      @Option(
              names = "--slice",
              paramLabel = "FIELD:VALUE",
              description =
                  "only the cases whose field has that value, such as language:ja, detector:refusal"
                      + " or mode:ID (a failure mode)")
          @Nullable String slice) {
    return new RunComparison(session).show(baseline, candidate, slice);
  }

  @Command(description = "Compares the groups of a run on a counterfactual dataset, worst first.")
  int groups(
      @Parameters(paramLabel = "RUN", description = "its id") String run,
      @Option(
              names = "--metric",
              paramLabel = "NAME",
              description = "the run's first when left out")
          @Nullable String metric) {
    JsonNode seen = session.api().get(new Paging().of(path(run) + "/groups", "metric", metric));
    return session.output().show(seen, "metric", "cases", "sentence", "groups");
  }

  @Command(description = "Compares the slices of a run with its other cases, worst first.")
  int slices(
      @Parameters(paramLabel = "RUN", description = "its id") String run,
      @Option(
              names = "--metric",
              paramLabel = "NAME",
              description = "the run's first when left out")
          @Nullable String metric) {
    JsonNode seen = session.api().get(new Paging().of(path(run) + "/slices", "metric", metric));
    return session.output().show(seen, "metric", "tests", "sentence", "slices");
  }

  @Command(description = "Counts a run's unsafe answers by hazard, as its safety judges say.")
  int safety(@Parameters(paramLabel = "RUN", description = "its id") String run) {
    JsonNode seen = session.api().get(path(run) + "/safety");
    return session.output().show(seen, "sentence", "confidence", "judges");
  }

  @Command(description = "Estimates how much people would pass, from labels and verdicts.")
  int corrected(@Parameters(paramLabel = "RUN", description = "its id") String run) {
    JsonNode seen = session.api().get(path(run) + "/corrected");
    return session.output().show(seen, "confidence", "rates");
  }

  @Command(description = "Shows all that a run rests on: hashes, parameters, versions.")
  int manifest(@Parameters(paramLabel = "RUN", description = "its id") String run) {
    JsonNode manifest = session.api().get(path(run) + "/manifest");
    return session
        .output()
        .show(
            manifest,
            "suiteId",
            "datasetVersionId",
            "cases",
            "caseCount",
            "repeats",
            "target",
            "promptContent",
            "parameters",
            "seed",
            "hashes",
            "prices",
            "codeRevision",
            "libraries");
  }

  @Command(description = "Shows what a run cost, for each model, and by which price list.")
  int cost(@Parameters(paramLabel = "RUN", description = "its id") String run) {
    JsonNode cost = session.api().get(path(run) + "/cost");
    if (session.output().isJson()) {
      return session.output().show(cost);
    }
    session.output().show(cost, "priceList", "all/words", "paid/words");
    return session
        .output()
        .table(
            CampaignWatch.items(cost.path("models")),
            "model",
            "calls",
            "inputTokens",
            "cachedTokens",
            "outputTokens",
            "cost/words");
  }

  private static String path(String run) {
    return "/suites/runs/" + Api.encoded(run);
  }
}
