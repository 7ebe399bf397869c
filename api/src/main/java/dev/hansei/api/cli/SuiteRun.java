package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Runs a suite to its end, with what it is compared with beside it, asks a gate, writes files: what
 * CI calls. Both runs take the same version of the dataset, whatever is published meanwhile.
 */
final class SuiteRun {
  private static final String UUID = "[0-9a-fA-F-]{36}";

  private final Session session;
  private final Api api;
  private final RunEnding ending;

  SuiteRun(Session session, RunEnding ending) {
    this.session = session;
    this.api = session.api();
    this.ending = ending;
  }

  /** Its exit code. */
  int run(String suite, RunOptions options) {
    ending.check();
    ending.gate().ifPresent(this::requireBaseline);
    Optional<Map<String, Object>> compared =
        ending.baseline().filter(named -> !isRun(named)).flatMap(named -> live(options, named));
    JsonNode started = api.post("/suites/runs", options.body(api, suite));
    if (!ending.waits()) {
      return session.output().show(started, "id", "state");
    }
    String candidate = started.path("id").asText();
    Optional<String> baseline =
        ending
            .baseline()
            .filter(SuiteRun::isRun)
            .or(() -> compared.flatMap(target -> baseline(suite, options, target, candidate)));
    JsonNode ended = api.await(path(candidate), session.output());
    Optional<JsonNode> other = baseline.map(id -> api.await(path(id), session.output()));
    boolean complete = isCompleted(ended) && other.map(SuiteRun::isCompleted).orElse(true);
    if (!isWaiting(ended)) {
      ending
          .files()
          .forEach((file, format) ->
              new RunExport(api)
                  .write(candidate, file, format, complete ? baseline.orElse(null) : null));
    }
    return complete ? judged(ended, other) : incomplete(ended, other);
  }

  /** A rule that compares would pass without a baseline, as if nothing were live. */
  private void requireBaseline(String gate) {
    JsonNode rules = api.get("/gates/" + Api.encoded(gate)).path("rules");
    boolean compares =
        StreamSupport.stream(rules.spliterator(), false).anyMatch(SuiteRun::compares);
    if (compares && ending.baseline().isEmpty()) {
      throw CliFailure.usage(
          "gate '%s' compares: name --baseline, such as NAME@production".formatted(gate));
    }
  }

  private static boolean compares(JsonNode rule) {
    String type = rule.path("type").asText();
    return type.matches("(corrected-)?(superiority|non-inferiority)|no-regression")
        || rule.hasNonNull("ratio")
        || compares(rule.path("rule"), type);
  }

  /** What is asked of a slice compares where it would of all cases. */
  private static boolean compares(JsonNode inner, String type) {
    return type.equals("slice") && compares(inner);
  }

  private static boolean isRun(String named) {
    return named.matches(UUID);
  }

  private Optional<Map<String, Object>> live(RunOptions options, String named) {
    Optional<Map<String, Object>> target = options.baselineTarget(api, named);
    if (target.isEmpty()) {
      session.output().note("nothing is live at %s yet: nothing to compare with".formatted(named));
    }
    return target;
  }

  /** Empty where the candidate's run came to nothing before it was planned. */
  private Optional<String> baseline(
      String suite, RunOptions options, Map<String, Object> target, String candidate) {
    JsonNode planned = api.awaitPlanned(path(candidate), session.output());
    return Optional.of(planned.path("datasetVersion").asText())
        .filter(version -> !version.isEmpty())
        .map(version -> options.baseline(suite, target, version))
        .map(body -> api.post("/suites/runs", body).path("id").asText());
  }

  private int judged(JsonNode ended, Optional<JsonNode> other) {
    String candidate = ended.path("id").asText();
    Optional<String> baseline = other.map(run -> run.path("id").asText());
    var compared = new RunComparison(session);
    Optional<JsonNode> comparison = baseline.map(id -> compared.read(id, candidate, null));
    Optional<GateAnswer> said = ending.gate().map(gate -> ask(gate, baseline, candidate));
    Output output = session.output();
    if (output.isJson()) {
      output.show(together(ended, other, comparison, said));
    } else {
      RunFigures.print(output, ended);
      comparison.ifPresent(compared::show);
      said.ifPresent(answer -> answer.print(output));
    }
    return said.map(GateAnswer::exitCode).orElse(ExitCodes.OK);
  }

  private GateAnswer ask(String gate, Optional<String> baseline, String candidate) {
    Map<String, Object> body = new LinkedHashMap<>();
    baseline.ifPresent(id -> body.put("baselineRun", id));
    body.put("candidateRun", candidate);
    if (baseline.isEmpty()) {
      ending.baseline().flatMap(PromptAt::stage).ifPresent(stage -> body.put("stage", stage));
    }
    return new GateAnswer(api.post("/gates/" + Api.encoded(gate) + "/verdicts", body));
  }

  /**
   * The run as ever, with what was said of it; {@code verdict/type} tells Block from Inconclusive.
   */
  private static JsonNode together(
      JsonNode ended,
      Optional<JsonNode> other,
      Optional<JsonNode> comparison,
      Optional<GateAnswer> said) {
    ObjectNode all = ended.deepCopy();
    other.ifPresent(run -> all.set("baseline", run));
    comparison.ifPresent(it -> all.set("comparison", it));
    said.ifPresent(it -> {
      all.set("verdictId", it.answer().path("id"));
      all.set("verdict", it.answer().path("verdict"));
    });
    return all;
  }

  private int incomplete(JsonNode ended, Optional<JsonNode> other) {
    Output output = session.output();
    if (output.isJson()) {
      output.show(together(ended, other, Optional.empty(), Optional.empty()));
    } else {
      RunFigures.print(output, ended);
      other.filter(run -> !isCompleted(run)).ifPresent(run -> RunFigures.print(output, run));
      Stream.concat(Stream.of(ended), other.stream())
          .filter(SuiteRun::isWaiting)
          .map(run -> run.path("id").asText())
          .forEach(id ->
              output.note(
                  "run %1$s is out of budget and waits: `hansei suites top-up %1$s --max-calls N` (or --max-tokens, --max-cost) lets it go on, `hansei suites cancel %1$s` ends it; what is done is kept"
                      .formatted(id)));
    }
    return ExitCodes.REFUSED;
  }

  private static boolean isCompleted(JsonNode run) {
    return run.path("state").asText().equals("completed");
  }

  private static boolean isWaiting(JsonNode run) {
    return run.path("state").asText().equals("out-of-budget");
  }

  private static String path(String run) {
    return "/suites/runs/" + Api.encoded(run);
  }
}
