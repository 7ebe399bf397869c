package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What CI calls, against a server that answers as the API does. */
class SuiteRunTest {
  private static final String RUN =
      """
      {"id":"%s","state":"%s","planned":2,"datasetVersion":"d1","summary":[],
       "counts":{"scored":2,"error":0,"unscored":0,"cancelled":0}}
      """;
  private static final String VERDICT =
      "{\"id\":\"v1\",\"verdict\":{\"type\":\"%s\",\"clauses\":["
          + "{\"state\":\"%1$s\",\"sentence\":\"f1: candidate 0.7\"}]}}";

  private CannedService service;
  private Path home;
  private int started;

  @BeforeEach
  void listen(@TempDir Path folder) throws IOException {
    home = folder;
    service = CannedService.listening(home);
    service.answers(
        "POST /suites/runs", () -> "{\"id\":\"r%d\",\"state\":\"running\"}".formatted(++started));
    service.answers(
        "GET /gates/better", "{\"rules\":[{\"type\":\"superiority\",\"metric\":\"f1\"}]}");
    service.answers("GET /gates/whole", "{\"rules\":[{\"type\":\"coverage\",\"minimum\":1}]}");
    service.answers("GET /prompts/support?stage=production", "{\"number\":3}");
    service.answers("GET /suites/runs/r1", RUN.formatted("r1", "completed"));
    service.answers("GET /suites/runs/r2", RUN.formatted("r2", "completed"));
    service.answers(
        "GET /suites/comparisons?baseline=r2&candidate=r1",
        "{\"items\":[{\"metric\":\"f1\",\"sentence\":\"f1 went from 0.50 to 0.70\"}]}");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void whatIsLiveIsRunOnTheSameCasesComparedAndTheGateAsked() throws IOException {
    service.answers("POST /gates/better/verdicts", VERDICT.formatted("pass"));
    service.answers("GET /suites/runs/r1/export?format=junit&baseline=r2", "<testsuite/>");
    service.answers("GET /suites/runs/r1/export?format=markdown&baseline=r2", "### Hansei");
    Path junit = home.resolve("out.xml");
    Path markdown = home.resolve("out.md");

    int code =
        candidate(
            "--baseline",
            "support@production",
            "--gate",
            "better",
            "--wait",
            "--junit",
            junit + "",
            "--export",
            markdown + "");

    assertThat(code).as(service.err()).isZero();
    assertThat(service.out()).contains("f1 went from 0.50 to 0.70", "pass", "f1: candidate 0.7");
    assertThat(posted("/suites/runs"))
        .hasSize(2)
        .satisfies(runs -> {
          assertThat(runs.get(0)).contains("\"version\":4").doesNotContain("datasetVersion");
          assertThat(runs.get(1))
              .contains("\"version\":3", "\"datasetVersion\":\"d1\"", "\"model\":\"a/b\"");
        });
    assertThat(posted("/gates/better/verdicts").getFirst())
        .contains("\"baselineRun\":\"r2\"", "\"candidateRun\":\"r1\"");
    assertThat(junit).hasContent("<testsuite/>");
    assertThat(markdown).hasContent("### Hansei");
    assertThat(home.toFile().list()).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void aGateThatDoesNotPassEndsWithOneAndTheJsonTellsWhich() throws IOException {
    for (String verdict : List.of("block", "inconclusive")) {
      started = 0;
      service.forgetOut();
      service.answers("POST /gates/better/verdicts", VERDICT.formatted(verdict));

      assertThat(candidate("--baseline", "support@2", "--gate", "better", "--json"))
          .isEqualTo(ExitCodes.GATE_SAID_NO);
      var read = new ObjectMapper().readTree(service.out());
      assertThat(read.at("/verdict/type").asText()).isEqualTo(verdict);
      assertThat(read.at("/id").asText()).isEqualTo("r1");
      assertThat(read.at("/baseline/id").asText()).isEqualTo("r2");
      assertThat(read.at("/comparison/items/0/metric").asText()).isEqualTo("f1");
    }
  }

  @Test
  void whereNothingIsLiveYetTheGateIsAskedWithoutABaseline() {
    service.refuses(
        "GET /prompts/support?stage=production",
        "{\"status\":404,\"code\":\"nothing-live\",\"detail\":\"Nothing is live.\"}");
    service.answers("POST /gates/better/verdicts", VERDICT.formatted("pass"));

    assertThat(candidate("--baseline", "support@production", "--gate", "better")).isZero();

    assertThat(service.out()).contains("nothing is live at support@production yet");
    assertThat(posted("/suites/runs")).hasSize(1);
    assertThat(posted("/gates/better/verdicts").getFirst()).doesNotContain("baselineRun");
  }

  @Test
  void aRunThatIsThereIsTakenAsItIs() {
    String there = "01999999-0000-7000-8000-000000000001";
    service.answers("GET /suites/runs/" + there, RUN.formatted(there, "completed"));
    service.answers(
        "GET /suites/comparisons?baseline=" + there + "&candidate=r1", "{\"items\":[]}");
    service.answers("POST /gates/better/verdicts", VERDICT.formatted("pass"));

    assertThat(candidate("--baseline", there, "--gate", "better")).isZero();

    assertThat(posted("/suites/runs")).hasSize(1);
    assertThat(posted("/gates/better/verdicts").getFirst()).contains(there);
  }

  @Test
  void aBaselineThatDoesNotCompleteEndsWithFourAndNoGateIsAsked() {
    service.answers("GET /suites/runs/r2", RUN.formatted("r2", "failed"));

    assertThat(candidate("--baseline", "support@2", "--gate", "better"))
        .isEqualTo(ExitCodes.REFUSED);

    assertThat(posted("/gates/better/verdicts")).isEmpty();
  }

  @Test
  void whatCannotBeDoneIsRefusedBeforeAnythingIsPaid() {
    assertThat(candidate("--gate", "better")).isEqualTo(ExitCodes.USAGE);
    assertThat(service.err()).contains("gate 'better' compares", "--baseline");
    assertThat(candidate("--gate", "none")).isEqualTo(ExitCodes.REFUSED);
    assertThat(candidate("--baseline", "support@live")).isEqualTo(ExitCodes.USAGE);
    assertThat(service.err()).contains("NAME@production");
    assertThat(candidate("--export", "report.pdf")).isEqualTo(ExitCodes.USAGE);
    assertThat(service.err()).contains(".xml (JUnit)", ".csv");
    assertThat(candidate("--no-wait", "--gate", "whole")).isEqualTo(ExitCodes.USAGE);
    assertThat(candidate("--version", "2")).isEqualTo(ExitCodes.USAGE);
    assertThat(posted("/suites/runs")).isEmpty();
  }

  @Test
  void aGateThatComparesNothingNeedsNoBaseline() {
    service.answers("POST /gates/whole/verdicts", VERDICT.formatted("block"));

    assertThat(candidate("--gate", "whole")).isEqualTo(ExitCodes.GATE_SAID_NO);
    assertThat(candidate("--no-wait")).isZero();
  }

  @Test
  void aStrategyIsPutAroundTheCandidateAndNotAroundTheBaseline() throws IOException {
    assertThat(
            candidate(
                "--strategy",
                "best-of-n",
                "--n",
                "4",
                "--judge",
                "right",
                "--baseline",
                "support@3"))
        .as(service.err())
        .isZero();
    assertThat(posted("/suites/runs").get(0))
        .contains("\"strategy\":{\"n\":4,\"judge\":\"right\",\"type\":\"best-of-n\"}");
    assertThat(posted("/suites/runs").get(1)).doesNotContain("strategy");
    Path file = home.resolve("retry.yaml");
    Files.writeString(file, "type: retry-until-valid\nassertions: [{type: is-json}]\n");

    assertThat(candidate("--strategy-file", file.toString(), "--no-wait")).isZero();
    assertThat(
            candidate(
                "--strategy",
                "ensemble",
                "--rule",
                "majority",
                "--member",
                "support@3=b/c",
                "--no-wait"))
        .isZero();

    assertThat(posted("/suites/runs").get(2))
        .contains("{\"type\":\"retry-until-valid\",\"assertions\":[{\"type\":\"is-json\"}]}");
    assertThat(posted("/suites/runs").get(3)).contains("\"members\":[{", "\"model\":\"b/c\"");
    assertThat(candidate("--n", "4")).isEqualTo(ExitCodes.USAGE);
    assertThat(candidate("--strategy", "ensemble", "--member", "support@3"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(posted("/suites/runs")).hasSize(4);
  }

  private List<String> posted(String path) {
    return service.asked().stream().filter(body -> body.startsWith("POST " + path + " ")).toList();
  }

  private int candidate(String... more) {
    List<String> words =
        new ArrayList<>(List.of("suites", "run", "quality", "--prompt", "support@4"));
    words.addAll(List.of("--model", "a/b"));
    words.addAll(List.of(more));
    return service.run(words.toArray(String[]::new));
  }
}
