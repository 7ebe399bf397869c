package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.calibrations.CalibrationSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.promotions.RolloutSeed;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.infra.registry.promotions.RolloutFold;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a person uses it who walks through the README, against the real service. */
class CliWalkTest {
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
  private final Project project = server.project();
  private Terminal terminal;
  @TempDir private Path home;

  @BeforeEach
  void begin() {
    terminal = Terminal.signedIn(server, project, home, Role.values());
  }

  @Test
  void theWalkOfTheReadme() throws IOException {
    assertThat(terminal.run("traces", "import", file("traces.jsonl", TRACES)))
        .isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.out())
        .contains("accepted    1", "line 2: Not JSON", "line 3: ", "Did you mean 'input'?");
    terminal.ok("traces", "list");
    assertThat(terminal.out()).contains("How long are snapshots kept?", "down");
    var trace = terminal.json("traces", "list").at("/items/0/traceId").asText();
    terminal.ok("traces", "show", trace);
    terminal.ok("traces", "feedback", trace, "--correction", "Thirty days.");
    terminal.ok("cases", "create", "regressions", "--split", "gate");
    terminal.ok("cases", "add-document", file("handbook.md", "# Retention\n\nThirty days."));
    var line = "{\"question\":\"How long?\",\"reference\":\"Thirty days.\"}\n";
    terminal.ok("cases", "import", "regressions", file("cases.jsonl", line));
    terminal.ok("cases", "publish", "regressions");
    var person = "{\"question\":\"May a woman ask?\"}\n";
    terminal.ok("cases", "import", "regressions", file("person.jsonl", person));
    terminal.ok("cases", "counterfactuals", "regressions", "by list");
    var terms = "name: by file\nterms: {groups: [adult, child], rows: [[woman, girl]]}\n";
    terminal.ok("cases", "counterfactuals", "regressions", file("terms.yaml", terms));
    terminal.ok("prompts", "create", "support");
    terminal.ok("prompts", "push", "support", file("v1.yaml", PROMPT));
    terminal.ok("prompts", "push", "support", file("v2.yaml", PROMPT.replace("1}", "2}")));
    terminal.ok("suites", "create", file("suite.yaml", SUITE));
    terminal.ok("gates", "create", file("gate.yaml", GATE));
    terminal.ok("promotions", "rules", "save", file("rules.yaml", "quorum: {dev: 1}"));
    terminal.ok("promotions", "rules", "show", "--file", home.resolve("rules.yaml").toString());
    terminal.ok("promotions", "rules", "save", home.resolve("rules.yaml").toString());
    terminal.ok("audit", "verify");
    terminal.ok("audit", "export", home.resolve("audit.jsonl").toString());
    terminal.ok("audit", "verify", "--file", home.resolve("audit.jsonl").toString());
    terminal.ok(
        "people", "invite", "new" + project.name() + "@example.org", "New", "--role", "annotator");
    assertThat(terminal.out()).contains("/sign-in/link/");
  }

  @Test
  void gatesAndComparisonsSayWhatTheFiguresSay() throws IOException {
    var runs = new FinishedRuns(server, project, 40);
    RunId worse = runs.of(version(1), 0.4);
    RunId better = runs.of(version(2), 0.8);
    terminal.ok("gates", "create", file("gate.yaml", GATE));

    terminal.ok("gates", "check", "better", "--baseline", worse + "", "--candidate", better + "");
    assertThat(terminal.out()).contains("pass");
    assertThat(
            terminal.run(
                "gates", "check", "better", "--baseline", better + "", "--candidate", worse + ""))
        .isEqualTo(ExitCodes.GATE_SAID_NO);
    terminal.ok(
        "gates",
        "simulate",
        "better",
        "--suite",
        terminal.json("suites", "list").at("/items/0/id").asText());
    assertThat(terminal.out()).contains("1 pass, 0 block");
    Path file = home.resolve("again.yaml");
    terminal.ok("gates", "show", "better", "--file", file + "");
    terminal.ok("gates", "create", file + "");
    terminal.ok("gates", "show", "better");
    assertThat(terminal.out()).contains("number", "1");
    terminal.ok("suites", "compare", worse + "", better + "");
    assertThat(terminal.out()).contains("f1", "40");
    terminal.ok("suites", "show", better + "");
    terminal.ok("suites", "groups", better + "", "--metric", "f1");
    terminal.ok("suites", "safety", better + "");
    assertThat(terminal.out()).contains("asks no safety judge");
    terminal.ok("lineage", "run", better + "");
    assertThat(terminal.run("gates", "check", "better", "--candidate", "no-run")).isEqualTo(4);
    assertThat(terminal.err()).contains("candidateRun");
  }

  @Test
  void aRolloutShowsItsStepsAndWhatItTakes() throws IOException {
    var rollout = new RolloutSeed(server, project, new CanaryStep(500, 40, 1));
    rollout.users(3, true, true);
    server.get(RolloutFold.class).fold(project.id(), rollout.promotion());

    terminal.ok("promotions", "steps", rollout.promotion() + "");
    assertThat(terminal.out()).contains("0.05", "running", "thumbs", "25");
    terminal.ok("promotions", "watchable", "support");
    assertThat(terminal.out()).contains("thumbs", "stars", "higher-is-better");
    terminal.ok("promotions", "forecast", "support");
    assertThat(terminal.out()).contains("thumbs", "400");
    assertThat(terminal.json("promotions", "forecast", "support").path("steps")).hasSize(3);
    assertThat(terminal.json("promotions", "steps", rollout.promotion() + "").path("items"))
        .hasSize(1);
    String plan =
        file(
            "plan.yaml",
            "steps: [{percent: 5, outcomes: 50}, {percent: 50, outcomes: 9}]\n"
                + "metrics: [{name: resolved}]\n");
    JsonNode planned = terminal.json("promotions", "forecast", "support", "--plan", plan);
    assertThat(planned.path("metric").asText()).isEqualTo("resolved");
    assertThat(planned.at("/steps/1/baselinePer").asInt()).isEqualTo(1);
    terminal.ok("promotions", "outcomes", rollout.promotion() + "");
    assertThat(terminal.out()).contains("thumbs", "candidate");
    terminal.ok("promotions", "dossiers", rollout.promotion() + "");
  }

  @Test
  void judgesAndAlignmentsAreShown() {
    var seed = new CalibrationSeed(server, project);
    terminal.ok("criteria", "show-judge", seed.learned().id() + "");
    assertThat(terminal.out()).contains("learned", "0.72");
    terminal.ok("calibrations", "show-alignment", seed.aligned() + "");
    assertThat(terminal.out()).contains("no-gain", "on 90 held-out labels");
    assertThat(terminal.run("calibrations", "align", seed.judge().id() + "", "--calls", "0"))
        .isNotEqualTo(ExitCodes.OK);
    assertThat(terminal.err()).contains("callsMax");
  }

  private PromptVersionId version(int number) {
    return new PromptVersionId(new UUID(7, number));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text).toString();
  }
}
