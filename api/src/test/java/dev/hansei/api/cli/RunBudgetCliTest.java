package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets of runs on the command line. */
class RunBudgetCliTest {
  private static final String BUDGET =
      "{\"run\":\"r1\",\"state\":\"running\",\"words\":[\"120 of 700 calls paid\"]}";

  private final Map<String, String> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final HttpServer server;
  @TempDir private Path home;

  RunBudgetCliTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void listen() {
    server.createContext("/", this::answer);
    server.start();
    answers.put("POST /suites/runs", "{\"id\":\"r1\",\"state\":\"running\"}");
    answers.put("POST /suites/runs/r1/top-up", BUDGET);
    answers.put("GET /suites/runs/r1/budget", BUDGET);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aRunThatRunsOutOfBudgetEndsWithFourAndSaysHowItGoesOn() {
    answers.put(
        "GET /suites/runs/r1",
        "{\"id\":\"r1\",\"state\":\"out-of-budget\",\"planned\":80,\"summary\":[]}");

    int code =
        run(
            "suites",
            "run",
            "s",
            "--recorded",
            "set",
            "--max-calls",
            "60",
            "--max-tokens",
            "9000",
            "--max-cost",
            "2.5",
            "--pause-at-limit",
            "--junit",
            home.resolve("none.xml").toString());

    assertThat(code).as(err.toString()).isEqualTo(ExitCodes.REFUSED);
    assertThat(out.toString())
        .contains("suites top-up r1 --max-calls N", "suites cancel r1", "what is done is kept");
    assertThat(asked.getFirst())
        .contains("\"budget\":{\"calls\":60,\"tokens\":9000,\"cost\":2.5,\"pauseAtLimit\":true}");
    assertThat(home.resolve("none.xml")).as("there is no end to be written").doesNotExist();
  }

  @Test
  void aTopUpSaysHowMuchAndShowsTheBudget() {
    assertThat(run("suites", "top-up", "r1", "--max-calls", "500")).isZero();
    assertThat(asked).containsExactly("POST /suites/runs/r1/top-up {\"calls\":500}");
    assertThat(out.toString()).contains("running", "120 of 700 calls paid");
    assertThat(run("suites", "top-up", "r1")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("suites", "budget", "r1")).isZero();
  }

  @Test
  void pausingNeedsALimit() {
    assertThat(run("suites", "run", "s", "--recorded", "set", "--pause-at-limit"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("needs a limit");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String call =
        (exchange.getRequestMethod() + " " + exchange.getRequestURI())
            .replace("/api/v1/projects/default", "");
    asked.add((call + " " + body).strip());
    byte[] bytes =
        answers
            .getOrDefault(call, "{\"status\":404,\"code\":\"not-found\",\"detail\":\"x\"}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answers.containsKey(call) ? 200 : 404, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private int run(String... words) {
    return Cli.run(
        words,
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Map.of(
            "HANSEI_URL",
            "http://127.0.0.1:" + server.getAddress().getPort(),
            "HANSEI_TOKEN",
            "hsi_test",
            "HANSEI_HOME",
            home.toString()));
  }
}
