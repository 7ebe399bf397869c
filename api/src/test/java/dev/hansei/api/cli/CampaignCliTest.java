package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands of campaigns against a server that answers as the API does. */
class CampaignCliTest {
  private static final String PLAN =
      """
      {"name":"support","callsPerCycle":480,"budgetCalls":500,"costWords":"unknown",
       "steps":[{"words":"run the suite on what is live","calls":240}],
       "effects":[],"warnings":["A limit in dollars cannot hold."]}
      """;
  private static final String CAMPAIGN =
      """
      {"id":"c1","name":"support","state":"%s","outcome":"%s","steps":[],
       "timeline":[%s],"budget":{"paidCalls":7,"limitCalls":500}}
      """;
  private static final String LINE = "{\"sequence\":%d,\"words\":\"%s\"}";

  private final Map<String, Deque<String>> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final HttpServer server;
  @TempDir private Path home;
  private Path file;

  CampaignCliTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    file = Path.of("campaign.yaml");
  }

  @BeforeEach
  void listen() throws IOException {
    file = Files.writeString(home.resolve("campaign.yaml"), "name: support\n");
    server.createContext(
        "/",
        exchange -> {
          String what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
          String call = what.replace("/api/v1/projects/default", "");
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(call + " " + body.strip());
          Deque<String> left = answers.getOrDefault(call, new ArrayDeque<>());
          String answer = left.size() > 1 ? left.pop() : left.isEmpty() ? "" : left.peek();
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(bytes.length == 0 ? 404 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aPlanIsShownWithItsWarningsAndNothingIsStarted() {
    answer("POST /campaigns/plan", PLAN);

    assertThat(run("campaigns", "plan", file.toString())).isZero();
    assertThat(out.toString())
        .contains("480", "run the suite on what is live", "note: A limit in dollars");
    assertThat(asked).containsExactly("POST /campaigns/plan name: support");
  }

  @Test
  void nothingStartsWhereNobodyCanBeAsked() {
    answer("POST /campaigns/plan", PLAN);

    assertThat(run("campaigns", "start", file.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("--yes");
    assertThat(asked).noneMatch(call -> call.startsWith("POST /campaigns "));
  }

  @Test
  void eachLineOfTheTimelineIsToldOnceAndInOrder() {
    answer("POST /campaigns/plan", PLAN);
    answer("POST /campaigns", CAMPAIGN.formatted("running", "", ""));
    String first = LINE.formatted(1, "Aiko started it");
    answer("GET /campaigns/c1", CAMPAIGN.formatted("running", "", first));
    answer(
        "GET /campaigns/c1",
        CAMPAIGN.formatted("completed", "promoted", LINE.formatted(2, "completed") + "," + first));

    assertThat(run("campaigns", "start", file.toString(), "--yes", "--watch")).isZero();
    assertThat(out.toString()).containsOnlyOnce("Aiko started it");
    assertThat(out.toString().indexOf("Aiko started it"))
        .isLessThan(out.toString().lastIndexOf("completed"));
  }

  @ParameterizedTest
  @CsvSource({
    "completed, promoted, 0",
    "completed, passed, 0",
    "completed, no-candidate, 0",
    "completed, held, 1",
    "completed, inconclusive, 1",
    "completed, no-gain, 1",
    "cancelled, '', 4",
    "failed, '', 4"
  })
  void theExitCodeSaysWhatTheGateSaid(String state, String outcome, int code) {
    answer("GET /campaigns/c1", CAMPAIGN.formatted(state, outcome, ""));

    assertThat(run("campaigns", "watch", "c1")).isEqualTo(code);
  }

  @Test
  void aTopUpSaysHowMuch() {
    answer("POST /campaigns/c1/top-up", CAMPAIGN.formatted("running", "", ""));

    assertThat(run("campaigns", "top-up", "c1", "500")).isZero();
    assertThat(asked).containsExactly("POST /campaigns/c1/top-up {\"calls\":500}");
    assertThat(run("campaigns", "top-up", "c1")).isEqualTo(ExitCodes.USAGE);
  }

  private void answer(String call, String answer) {
    answers.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(answer);
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
