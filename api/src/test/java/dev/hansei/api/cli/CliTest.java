package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against a server that answers as the API does. */
class CliTest {
  private static final String RUN =
      """
      {"id":"r1","state":"%s","planned":2,"counts":{"scored":2,"error":0,"unscored":0,"cancelled":0},
       "coverage":1.0,"summary":[{"metric":"f1","n":2,"mean":0.5,"lower":0.4,"upper":0.6,"passed":1}],
       "usage":{"inputTokens":1}}
      """;

  private final Map<String, String> answers = new HashMap<>();
  private final Map<String, String> seen = new HashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final HttpServer server;
  @TempDir private Path home;

  CliTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void listen() {
    server.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          seen.put("key", String.valueOf(headers.getFirst("Idempotency-Key")));
          seen.put("type", String.valueOf(headers.getFirst("Content-Type")));
          seen.put("token", String.valueOf(headers.getFirst("Authorization")));
          seen.put(
              "body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
          String answer = answers.getOrDefault(asked.replace("/api/v1/projects/default", ""), "");
          int status = answer.isEmpty() ? 404 : answer.contains("\"status\":") ? 422 : 200;
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
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
  void aRunThatCompletesEndsWithZeroAndItsFigures() {
    answers.put("POST /suites/runs", "{\"id\":\"r1\",\"state\":\"running\"}");
    answers.put("GET /suites/runs/r1", RUN.formatted("completed"));

    assertThat(run("suites", "run", "s", "--prompt", "p", "--version", "1", "--model", "a/b"))
        .isZero();
    assertThat(out.toString()).contains("completed", "f1", "0.4");
    assertThat(seen.get("token")).isEqualTo("Bearer hsi_test");
  }

  @Test
  void aDryRunShowsThePlanAndStartsNothing() {
    answers.put(
        "POST /suites/runs/plan",
        "{\"cases\":40,\"calls\":80,\"costWords\":\"$0.40 to $1.20\",\"parts\":[{\"purpose\":\"target\",\"basis\":\"by length\"}]}");

    assertThat(run("suites", "run", "s", "--recorded", "x", "--dry-run", "--seed", "7")).isZero();
    assertThat(out.toString()).contains("$0.40 to $1.20", "target: by length");
    assertThat(seen.get("body")).contains("\"seed\":7");
  }

  @Test
  void onePriceIsChangedOnTopOfThoseThatAreThere() {
    String there =
        "{\"number\":3,\"currency\":\"EUR\",\"prices\":[{\"model\":\"a/b\",\"input\":1,\"output\":2,\"validFrom\":\"2026-01-01\"}]}";
    answers.put("GET /models/prices", there);
    answers.put("POST /models/prices", there);

    assertThat(run("models", "prices", "show")).isZero();
    assertThat(out.toString()).contains("a/b", "2026-01-01");
    assertThat(
            run(
                "models",
                "prices",
                "set",
                "c/d*",
                "--input",
                "0.15",
                "--output",
                "1",
                "--from",
                "2026-11-28"))
        .isZero();
    assertThat(seen.get("body"))
        .contains("\"basedOn\":3", "\"currency\":\"EUR\"", "\"a/b\"", "\"c/d*\"", "0.15");
    assertThat(run("models", "prices", "remove", "x/y")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("models", "prices", "remove", "a/b")).isZero();
    assertThat(seen.get("body")).contains("\"prices\":[]");
  }

  @Test
  void aRunThatFailsEndsWithFour() {
    answers.put("POST /suites/runs", "{\"id\":\"r1\",\"state\":\"running\"}");
    answers.put("GET /suites/runs/r1", RUN.formatted("failed"));

    assertThat(run("suites", "run", "s", "--recorded", "set")).isEqualTo(ExitCodes.REFUSED);
  }

  @Test
  void aGateThatSaysNoEndsWithOneAndTellsWhichInJson() throws Exception {
    answers.put(
        "POST /gates/g/verdicts",
        "{\"id\":\"v\",\"verdict\":{\"type\":\"inconclusive\",\"needed\":40,\"clauses\":[]}}");

    assertThat(run("gates", "check", "g", "--candidate", "r", "--json"))
        .isEqualTo(ExitCodes.GATE_SAID_NO);
    assertThat(new ObjectMapper().readTree(out.toString()).at("/verdict/type").asText())
        .isEqualTo("inconclusive");
    assertThat(seen.get("body")).contains("\"candidateRun\":\"r\"");
    assertThat(seen.get("key")).hasSize(36);
  }

  @Test
  void aGateThatSaysPassEndsWithZero() {
    answers.put(
        "POST /gates/g/verdicts", "{\"id\":\"v\",\"verdict\":{\"type\":\"pass\",\"clauses\":[]}}");

    assertThat(run("gates", "check", "g", "--candidate", "r")).isZero();
  }

  @Test
  void whatIsWrittenWronglyEndsWithTwo() {
    assertThat(run("suites", "run", "s", "--model", "a/b")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("--recorded");
    assertThat(run("suites", "fly")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("prompts", "push", "p", "/no/such/file")).isEqualTo(ExitCodes.USAGE);
    assertThat(Cli.run(new String[] {"prompts", "list"}, print(out), print(err), Map.of()))
        .as("without a token")
        .isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void aServiceThatIsNotThereEndsWithThree() {
    server.stop(0);

    assertThat(run("prompts", "list")).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(err.toString()).contains("is it up?");
  }

  @Test
  void aRefusalEndsWithFourAndSaysTheFieldAndTheCode() {
    answers.put(
        "POST /prompts",
        "{\"status\":422,\"code\":\"invalid-field\",\"detail\":\"Too long.\",\"field\":\"name\"}");

    assertThat(run("prompts", "create", "x")).isEqualTo(ExitCodes.REFUSED);
    assertThat(err.toString()).contains("Too long.", "(field name)", "[invalid-field]");
  }

  @Test
  void aLongFileIsSentInPartsAndItsLinesAreCountedThroughIt() throws Exception {
    answers.put(
        "POST /traces",
        """
        {"accepted":9999,"duplicates":0,"rejectedCount":1,"rejected":[{"line":2,"detail":"Not JSON."}]}
        """);
    Path file = Files.writeString(home.resolve("long.jsonl"), "{}\n".repeat(25_000));

    assertThat(run("traces", "import", file.toString())).isEqualTo(ExitCodes.REFUSED);

    assertThat(out.toString())
        .contains("29997", "line 2: Not JSON.", "line 10002: ", "line 20002: ");
    assertThat(seen.getOrDefault("body", "").lines()).hasSize(5_000);
  }

  @Test
  void aFileIsCutBetweenLinesAndNothingOfItIsLost() {
    byte[] file = ("x".repeat(999) + "\n").repeat(70_000).getBytes(StandardCharsets.UTF_8);

    var parts = LineUpload.parts(file);

    assertThat(parts).hasSize(7).allMatch(part -> part.bytes().length <= LineUpload.BYTES_MAX);
    assertThat(parts).extracting(LineUpload.Part::before).startsWith(0, 10_000, 20_000);
    assertThat(parts.stream().mapToInt(part -> part.bytes().length).sum()).isEqualTo(file.length);
    assertThat(LineUpload.parts(new byte[0])).hasSize(1);
    assertThat(LineUpload.parts("a\nb".getBytes(StandardCharsets.UTF_8))).hasSize(1);
  }

  @Test
  void aFileCalledCsvIsSentAsATable() throws Exception {
    answers.put("POST /traces", "{\"accepted\":1,\"duplicates\":0,\"rejectedCount\":0}");
    Path file = Files.writeString(home.resolve("Traces.CSV"), "input,output\nx,y\n");

    assertThat(run("traces", "import", file.toString())).isZero();

    assertThat(seen.get("type")).isEqualTo("text/csv");
    assertThat(seen.get("body")).isEqualTo("input,output\nx,y\n");
  }

  @Test
  void listsAreWrittenIntoFiles() throws Exception {
    answers.put("GET /traces/export?status=error&prompt=a%20b", "traceId\r\n");
    answers.put("GET /failures/export?reason=refusal", "id\r\n");
    answers.put("GET /traces/evaluations", "{}\n");
    Path file = home.resolve("out");

    assertThat(run("traces", "export", file.toString(), "--status", "error", "--prompt", "a b"))
        .isZero();
    assertThat(Files.readString(file)).isEqualTo("traceId\r\n");
    assertThat(run("failures", "export", file.toString(), "--reason", "refusal")).isZero();
    assertThat(Files.readString(file)).isEqualTo("id\r\n");
    assertThat(run("traces", "evaluations", file.toString())).isZero();
    assertThat(Files.readString(file)).isEqualTo("{}\n");
    assertThat(out.toString()).contains("written to " + file);
  }

  @Test
  void aModelIsChosenToNameModes() {
    answers.put("PUT /failures/naming", "{\"model\":\"openai/m\"}");
    answers.put("GET /failures/naming", "{}");

    assertThat(run("failures", "naming", "openai/m")).isZero();
    assertThat(seen.get("body")).isEqualTo("{\"model\":\"openai/m\"}");
    assertThat(out.toString()).contains("named by openai/m");
    assertThat(run("failures", "naming")).isZero();
    assertThat(out.toString()).contains("named by keywords");
    assertThat(run("failures", "naming", "openai/m", "--keywords")).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void textOfStrangersDoesNotSteerTheTerminal() {
    answers.put(
        "GET /failures?state=open",
        "{\"items\":[{\"id\":\"f\",\"question\":\"\\u001b[2J\\u001b]0;own\\u0007\\u202eevil\\r\\nx\"}]}");

    assertThat(run("failures", "list")).isZero();
    assertThat(out.toString()).contains("evil").doesNotContain("\u001b", "\u0007", "\u202e");
    assertThat(out.toString().lines()).hasSize(2);
  }

  @Test
  void aTokenThatWorksIsKeptForThisUserOnly() throws Exception {
    answers.put("GET /prompts?limit=1", "{\"items\":[]}");

    assertThat(run("login", "hsi_kept")).isZero();

    Path kept = home.resolve("cli.json");
    assertThat(Files.readString(kept)).contains("hsi_kept");
    assertThat(Files.getPosixFilePermissions(kept)).hasSize(2);
  }

  @Test
  void aTokenThatDoesNotWorkIsNotKept() {
    assertThat(run("login", "hsi_wrong")).isEqualTo(ExitCodes.REFUSED);
    assertThat(home.resolve("cli.json")).doesNotExist();
  }

  @Test
  void aFetchSaysWhichVersionAKeyGets() {
    answers.put(
        "GET /prompts/support?stage=production&key=u%201",
        """
        {"name":"support","number":2,"stage":"production","revision":3,"sha256":"ab",
         "assignment":{"arm":"candidate","share":0.1},"trace":{"gen_ai.prompt.name":"support"},
         "content":{"messages":[]}}
        """);
    assertThat(run("prompts", "fetch", "support", "--key", "u 1")).isZero();
    assertThat(out.toString()).contains("candidate", "gen_ai.prompt.name");
  }

  private int run(String... words) {
    return Cli.run(
        words,
        print(out),
        print(err),
        Map.of(
            "HANSEI_URL",
            "http://127.0.0.1:" + server.getAddress().getPort(),
            "HANSEI_TOKEN",
            "hsi_test",
            "HANSEI_HOME",
            home.toString()));
  }

  private static PrintWriter print(StringWriter to) {
    return new PrintWriter(to, true);
  }
}
