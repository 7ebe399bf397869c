package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.calibrations.CalibrationSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.promotions.RolloutSeed;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.infra.registry.promotions.RolloutFold;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line as a person uses it, against the real service. */
class CliWalkTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TRACES =
      """
      {"externalId":"t-1","input":"How long are snapshots kept?","output":"I do not know.","feedback":[{"thumbs":"down"}]}
      {"externalId":"t-2","input":"broken
      {"externalId":"t-3","inptu":"x","output":"y"}
      """;
  private static final String PROMPT =
      """
      messages: [{role: system, content: "Answer from the passages.\\n{{context}}"}, {role: user, content: "{{question}}"}]
      variables: [question, context]
      application: {retrievalDepth: 1}
      """;
  private static final String SUITE =
      """
      name: support
      dataset: regressions
      assertions: [{type: f1, threshold: 0.5}, {type: similar, threshold: 0.7}]
      """;
  private static final String GATE =
      """
      name: better
      rules: [{type: superiority, metric: f1}, {type: coverage, minimum: 0.95}]
      """;

  private final ApiServer server = ApiServer.running();
  private Project project;
  private String secret = "";
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  @TempDir private Path home;

  @BeforeEach
  void begin() {
    project = server.project();
    secret = token(server.everything(project));
  }

  @Test
  void theWalkOfTheReadme() throws IOException {
    ok("login", secret);
    assertThat(run("traces", "import", file("traces.jsonl", TRACES))).isEqualTo(ExitCodes.REFUSED);
    assertThat(out.toString())
        .contains("accepted    1", "line 2: Not JSON", "line 3: ", "Did you mean 'input'?");
    ok("traces", "list");
    assertThat(out.toString()).contains("How long are snapshots kept?", "down");
    var trace = json("traces", "list").at("/items/0/traceId").asText();
    ok("traces", "show", trace);
    ok("traces", "feedback", trace, "--correction", "Thirty days.");
    ok("cases", "create", "regressions", "--split", "gate");
    ok("cases", "add-document", file("handbook.md", "# Retention\n\nThirty days."));
    var line = "{\"question\":\"How long?\",\"reference\":\"Thirty days.\"}\n";
    ok("cases", "import", "regressions", file("cases.jsonl", line));
    ok("cases", "publish", "regressions");
    var person = "{\"question\":\"May a woman ask?\"}\n";
    ok("cases", "import", "regressions", file("person.jsonl", person));
    ok("cases", "counterfactuals", "regressions", "by list");
    var terms = "name: by file\nterms: {groups: [adult, child], rows: [[woman, girl]]}\n";
    ok("cases", "counterfactuals", "regressions", file("terms.yaml", terms));
    ok("prompts", "create", "support");
    ok("prompts", "push", "support", file("v1.yaml", PROMPT));
    ok("prompts", "push", "support", file("v2.yaml", PROMPT.replace("1}", "2}")));
    ok("suites", "create", file("suite.yaml", SUITE));
    ok("gates", "create", file("gate.yaml", GATE));
    ok("promotions", "rules", "save", file("rules.yaml", "quorum: {dev: 1}"));
    ok("promotions", "rules", "show", "--file", home.resolve("rules.yaml").toString());
    ok("promotions", "rules", "save", home.resolve("rules.yaml").toString());
    ok("audit", "verify");
    ok("audit", "export", home.resolve("audit.jsonl").toString());
    ok("audit", "verify", "--file", home.resolve("audit.jsonl").toString());
    ok("people", "invite", "new" + project.name() + "@example.org", "New", "--role", "annotator");
    assertThat(out.toString()).contains("/sign-in/link/");
  }

  @Test
  void gatesAndComparisonsSayWhatTheFiguresSay() throws IOException {
    var runs = new FinishedRuns(server, project, 40);
    RunId worse = runs.of(version(1), 0.4);
    RunId better = runs.of(version(2), 0.8);
    ok("login", secret);
    ok("gates", "create", file("gate.yaml", GATE));

    ok("gates", "check", "better", "--baseline", worse + "", "--candidate", better + "");
    assertThat(out.toString()).contains("pass");
    assertThat(
            run("gates", "check", "better", "--baseline", better + "", "--candidate", worse + ""))
        .isEqualTo(ExitCodes.GATE_SAID_NO);
    ok("gates", "simulate", "better", "--suite", json("suites", "list").at("/items/0/id").asText());
    assertThat(out.toString()).contains("1 pass, 0 block");
    Path file = home.resolve("again.yaml");
    ok("gates", "show", "better", "--file", file + "");
    ok("gates", "create", file + "");
    ok("gates", "show", "better");
    assertThat(out.toString()).contains("number", "1");
    ok("suites", "compare", worse + "", better + "");
    assertThat(out.toString()).contains("f1", "40");
    ok("suites", "show", better + "");
    ok("suites", "groups", better + "", "--metric", "f1");
    ok("suites", "safety", better + "");
    assertThat(out.toString()).contains("asks no safety judge");
    ok("lineage", "run", better + "");
    assertThat(run("gates", "check", "better", "--candidate", "no-run")).isEqualTo(4);
    assertThat(err.toString()).contains("candidateRun");
  }

  @Test
  void aRolloutShowsItsStepsAndWhatItTakes() throws IOException {
    var rollout = new RolloutSeed(server, project, new CanaryStep(500, 40, 1));
    rollout.users(3, true, true);
    server.get(RolloutFold.class).fold(project.id(), rollout.promotion());
    ok("login", secret);

    ok("promotions", "steps", rollout.promotion() + "");
    assertThat(out.toString()).contains("0.05", "running", "thumbs", "25");
    ok("promotions", "watchable", "support");
    assertThat(out.toString()).contains("thumbs", "stars", "higher-is-better");
    ok("promotions", "forecast", "support");
    assertThat(out.toString()).contains("thumbs", "400");
    assertThat(json("promotions", "forecast", "support").path("steps")).hasSize(3);
    assertThat(json("promotions", "steps", rollout.promotion() + "").path("items")).hasSize(1);
    String plan =
        file(
            "plan.yaml",
            "steps: [{percent: 5, outcomes: 50}, {percent: 50, outcomes: 9}]\n"
                + "metrics: [{name: resolved}]\n");
    JsonNode planned = json("promotions", "forecast", "support", "--plan", plan);
    assertThat(planned.path("metric").asText()).isEqualTo("resolved");
    assertThat(planned.at("/steps/1/baselinePer").asInt()).isEqualTo(1);
    ok("promotions", "outcomes", rollout.promotion() + "");
    assertThat(out.toString()).contains("thumbs", "candidate");
    ok("promotions", "dossiers", rollout.promotion() + "");
  }

  @Test
  void everyListAnswersInJsonAndInWordsAndTakesPages() {
    ok("login", secret);
    for (String command :
        List.of(
            "audit list",
            "audit anchors",
            "people list",
            "tokens list",
            "webhooks list",
            "webhooks events",
            "models list",
            "prompts list",
            "criteria list",
            "traces list",
            "traces dead-letters",
            "failures list",
            "cases documents",
            "cases datasets",
            "suites list",
            "suites runs",
            "gates list",
            "monitors list",
            "promotions list",
            "promotions break-glass list",
            "tunings list",
            "annotations forms list",
            "annotations items",
            "annotations mine",
            "calibrations alignments",
            "campaigns list")) {
      var words = new ArrayList<>(List.of(command.split(" ")));
      ok(words.toArray(String[]::new));
      words.addAll(List.of("--limit", "1"));
      assertThat(json(words.toArray(String[]::new)).path("items").isArray()).as(command).isTrue();
    }
    assertThat(json("failures", "detectors").path("detectors")).isNotEmpty();
  }

  @Test
  void theNextPageOfAListGoesOnWhereTheFirstEnded() {
    ok("login", secret);
    var first = json("audit", "list", "--limit", "1");
    var second = json("audit", "list", "--limit", "1", "--after", first.path("next").asText());
    assertThat(second.at("/items/0/sequence").asInt())
        .isLessThan(first.at("/items/0/sequence").asInt());
  }

  @Test
  void judgesAndAlignmentsAreShown() {
    var seed = new CalibrationSeed(server, project);
    ok("login", secret);
    ok("criteria", "show-judge", seed.learned().id() + "");
    assertThat(out.toString()).contains("learned", "0.72");
    ok("calibrations", "show-alignment", seed.aligned() + "");
    assertThat(out.toString()).contains("no-gain", "on 90 held-out labels");
    assertThat(run("calibrations", "align", seed.judge().id() + "", "--calls", "0"))
        .isNotEqualTo(ExitCodes.OK);
    assertThat(err.toString()).contains("callsMax");
  }

  @Test
  void deadLettersAreLookedAtSentAgainAndDiscarded() throws IOException {
    ok("login", secret);
    run("traces", "import", file("traces.jsonl", TRACES));
    var letter = json("traces", "dead-letters").at("/items/0/id").asText();

    ok("traces", "dead-letter", letter);
    assertThat(out.toString()).contains("trace-lines", "inptu");
    assertThat(run("traces", "replay", letter)).isEqualTo(ExitCodes.REFUSED);
    assertThat(err.toString()).contains("[dead-letter-still-unreadable]", "line 1: ", "line 2: ");
    ok("traces", "discard", letter);
    assertThat(run("traces", "discard", letter)).isEqualTo(ExitCodes.REFUSED);
  }

  @Test
  void aRefusalNamesEveryLineAndFieldAndIsJsonWhereJsonIsAsked() throws IOException {
    ok("login", secret);
    assertThat(run("traces", "import", file("bad.jsonl", "x\ny\n"))).isEqualTo(4);
    assertThat(err.toString()).contains("[invalid-lines]", "  line 1: ", "  line 2: ");
    run("prompts", "create", "p");
    assertThat(run("prompts", "push", "p", file("p.yaml", PROMPT.replace("variables", "varables"))))
        .isEqualTo(4);
    assertThat(err.toString()).contains("Did you mean 'variables'?", "[invalid-field]");
    assertThat(run("prompts", "push", "none", file("p.yaml", PROMPT))).isEqualTo(4);
    assertThat(err.toString()).contains("none", "[prompt-not-found]");
    for (var words :
        List.of(
            List.of("--json", "prompts", "create", "p"),
            List.of("prompts", "--json", "create", "p"),
            List.of("prompts", "create", "p", "--json"))) {
      assertThat(run(words.toArray(String[]::new))).isEqualTo(4);
      assertThat(read(out.toString()).path("code").asText()).isEqualTo("prompt-exists");
    }
    var developer = token(server.token(project, Role.DEVELOPER));
    assertThat(run("prompts", "create", "q", "--token", developer)).isEqualTo(4);
    assertThat(err.toString()).contains("lead", "[role-needed]");
    assertThat(run("prompts", "list", "--token", "hsi_wrong")).isEqualTo(4);
    assertThat(err.toString()).contains("[sign-in-needed]");
  }

  @Test
  void aFileThatIsTooLargeIsRefusedNamingTheLimit() throws IOException {
    ok("login", secret);
    var large = file("large.md", "x".repeat(100 * 1024 * 1024));

    assertThat(run("cases", "add-document", large)).isEqualTo(ExitCodes.REFUSED);
    assertThat(err.toString()).contains("[too-large]", "MiB");
    assertThat(run("prompts", "push", "p", file("large.yaml", "# " + "x".repeat(1 << 21))))
        .isEqualTo(ExitCodes.REFUSED);
    assertThat(err.toString()).contains("[too-large]", "1 MiB");
  }

  @Test
  void whatIsMistypedIsAnsweredWithTheNearest() {
    assertThat(run("trces")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("'trces'", "hansei traces").doesNotContain("Exception");
    assertThat(run("traces", "imprt", "x")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("import");
    assertThat(run("suites", "run", "s", "--promt", "p")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("--promt", "--prompt");
    assertThat(run("traces")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("import", "list", "feedback");
    assertThat(run()).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("promotions", "Exit codes");
    assertThat(run("cases", "create", "x")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("--split");
    assertThat(run("suites", "run", "s", "--version", "one")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("'one'", "--version");
  }

  @Test
  void settingsThatAreWrongAreNamed() {
    assertThat(run("prompts", "list", "--url", "localhost:8088")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("'localhost:8088'", "http://host:port");
    assertThat(run("prompts", "list", "--token", "a b\n")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("that is no token");
    assertThat(run("prompts", "list", "--url", "http://127.0.0.1:1")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("no token", "hansei login");
    assertThat(run("prompts", "list", "--url", "http://127.0.0.1:1", "--token", "hsi_x"))
        .isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(err.toString()).contains("cannot reach http://127.0.0.1:1/", "infra/hansei status");
  }

  @Test
  void everyCommandAndEveryWordOfItIsDescribed() {
    var silent = new ArrayList<String>();
    describe(Cli.line(print(out), print(err), Map.of()), silent);
    assertThat(silent).isEmpty();
    for (var words : List.of(List.of("help"), List.of("suites", "run", "--help"))) {
      assertThat(run(words.toArray(String[]::new))).isZero();
      assertThat(out.toString()).contains("Usage: hansei");
    }
  }

  private static void describe(CommandLine command, List<String> silent) {
    var spec = command.getCommandSpec();
    if (spec.usageMessage().description().length == 0) {
      silent.add(spec.qualifiedName());
    }
    for (var option : spec.options()) {
      if (option.description().length == 0) {
        silent.add(spec.qualifiedName() + " " + option.longestName());
      }
    }
    for (var parameter : spec.positionalParameters()) {
      if (parameter.description().length == 0) {
        silent.add(spec.qualifiedName() + " " + parameter.paramLabel());
      }
    }
    command.getSubcommands().values().forEach(child -> describe(child, silent));
  }

  private PromptVersionId version(int number) {
    return new PromptVersionId(new UUID(7, number));
  }

  private void ok(String... words) {
    assertThat(run(words)).as(() -> String.join(" ", words) + ": " + err).isZero();
    assertThat(out.toString()).as(() -> String.join(" ", words)).isNotBlank();
  }

  private JsonNode json(String... words) {
    var asked = new ArrayList<>(List.of(words));
    asked.add("--json");
    ok(asked.toArray(String[]::new));
    return read(out.toString());
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private int run(String... words) {
    out = new StringWriter();
    err = new StringWriter();
    return Cli.run(
        words,
        print(out),
        print(err),
        Map.of(
            "HANSEI_URL",
            server.base().toString(),
            "HANSEI_PROJECT",
            project.name().value(),
            "HANSEI_HOME",
            home.toString()));
  }

  private static String token(Client client) {
    return client.headers().getOrDefault("Authorization", "").substring("Bearer ".length());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text).toString();
  }

  private static PrintWriter print(StringWriter to) {
    return new PrintWriter(to, true);
  }
}
