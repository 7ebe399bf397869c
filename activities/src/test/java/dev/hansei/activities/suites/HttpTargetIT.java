package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.SuiteActivities;
import dev.hansei.workflows.suites.SuiteActivities.ChunkOfItems;
import dev.hansei.workflows.suites.SuiteActivities.RunClosing;
import dev.hansei.workflows.suites.SuiteActivities.RunPlan;
import dev.hansei.workflows.suites.Target;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Runs against an application over HTTP, on a real registry and store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpTargetIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BODY = "{\"question\":\"{{question}}\",\"k\":[1,true,null]}";

  private final List<JsonNode> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
  private Workplace workplace;
  private TestActivityEnvironment temporal;
  private SuiteActivities activities;
  private HttpServer application;

  @BeforeAll
  void open() throws IOException {
    workplace = Workplace.open("targets");
    temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(workplace.get(SuiteActivitiesImpl.class));
    activities = temporal.newActivityStub(SuiteActivities.class);
    application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    application.createContext("/ask", this::answer);
    application.start();
  }

  @AfterAll
  void close() {
    application.stop(0);
    temporal.close();
    workplace.close();
  }

  @BeforeEach
  void forget() {
    asked.clear();
    keys.clear();
  }

  @Test
  void asksEachCaseOnceARunAndAnewInTheNext() {
    ArrangedRun arranged = ArrangedRun.of(workplace, contents(20));
    RunSuiteInput input = arranged.run(http(BODY, Optional.empty()), 1, ArrangedRun.exact());
    run(input);
    run(input);
    assertThat(asked).hasSize(20);
    assertThat(keys).doesNotHaveDuplicates();
    assertThat(outcome(input, 7).result())
        .isInstanceOfSatisfying(
            Result.Scored.class,
            scored -> assertThat(scored.scores().getFirst().passed()).isTrue());
    RunSuiteInput next = again(arranged, input);
    assertThat(run(next)).isEqualTo(new OutcomeCounts(20, 0, 0, 0));
    assertThat(asked).as("what stands behind an address may have changed").hasSize(40);
  }

  @Test
  void aHostileQuestionStaysAString() {
    String hostile = "\", \"admin\": true, \"x\": \"{{reference}} {{question}} \\";
    ArrangedRun arranged =
        ArrangedRun.of(workplace, List.of(ArrangedRun.content(hostile, "secret")));
    run(arranged.run(http(BODY, Optional.empty()), 1, ArrangedRun.exact()));
    assertThat(asked)
        .singleElement()
        .satisfies(body -> {
          assertThat(body.path("question").textValue()).isEqualTo(hostile);
          assertThat(body.has("admin")).isFalse();
          assertThat(body.path("k").toString()).isEqualTo("[1,true,null]");
        });
  }

  @Test
  void theApplicationIsToldTheVersionAndTheRunRemembersIt() {
    ArrangedRun arranged = ArrangedRun.of(workplace, contents(1));
    arranged.promptVersion("{{question}}");
    PromptVersionId second = arranged.promptVersion("{{question}} Be brief.");
    String body = "{\"question\":\"{{question}}\",\"promptVersion\":\"{{promptVersion}}\"}";
    RunSuiteInput input = arranged.run(http(body, Optional.of(second)), 1, ArrangedRun.exact());
    run(input);
    assertThat(asked)
        .singleElement()
        .satisfies(sent -> {
          assertThat(sent.path("promptVersion").isInt()).isTrue();
          assertThat(sent.path("promptVersion").intValue()).isEqualTo(2);
        });
    var stored = workplace.get(Runs.class).require(input.projectId(), input.runId());
    assertThat(stored.input().target().asked()).contains(second);
  }

  @Test
  void whatTheApplicationCannotAnswerIsAnErrorAndNeverAFailedCase() {
    List<String> faults = List.of("500", "404", "401", "html", "none", "empty", "huge");
    ArrangedRun arranged =
        ArrangedRun.of(
            workplace,
            faults.stream().map(fault -> ArrangedRun.content("fault:" + fault, "x")).toList());
    RunSuiteInput input = arranged.run(http(BODY, Optional.empty()), 1, ArrangedRun.exact());
    assertThat(run(input)).isEqualTo(new OutcomeCounts(0, faults.size(), 0, 0));
    List<ErrorReason> reasons =
        List.of(
            ErrorReason.UNAVAILABLE,
            ErrorReason.REJECTED,
            ErrorReason.UNAUTHORIZED,
            ErrorReason.MALFORMED,
            ErrorReason.MALFORMED,
            ErrorReason.EMPTY,
            ErrorReason.MALFORMED);
    for (int i = 0; i < faults.size(); i++) {
      assertThat(outcome(input, i).result())
          .as(faults.get(i))
          .isEqualTo(new Result.Errored(reasons.get(i)));
    }
  }

  @Test
  void aPrivateAddressThatNobodyAllowedIsRefused() {
    ArrangedRun arranged = ArrangedRun.of(workplace, contents(1));
    var metadata =
        new Target.Http("http://169.254.169.254/latest", BODY, "/answer", Optional.empty());
    RunSuiteInput input = arranged.run(metadata, 1, ArrangedRun.exact());
    run(input);
    assertThat(outcome(input, 0).result())
        .isEqualTo(new Result.Errored(ErrorReason.ADDRESS_REFUSED));
  }

  @Test
  void aBodyThatTheCaseCannotFillIsUnrenderable() {
    ArrangedRun arranged = ArrangedRun.of(workplace, contents(1));
    RunSuiteInput input =
        arranged.run(http("{\"q\":\"{{tone}}\"}", Optional.empty()), 1, ArrangedRun.exact());
    run(input);
    assertThat(outcome(input, 0).result()).isEqualTo(new Result.Errored(ErrorReason.UNRENDERABLE));
    assertThat(asked).isEmpty();
  }

  private Target http(String body, Optional<PromptVersionId> version) {
    String url = "http://127.0.0.1:%d/ask".formatted(application.getAddress().getPort());
    return new Target.Http(url, body, "/answer", version);
  }

  private static RunSuiteInput again(ArrangedRun arranged, RunSuiteInput input) {
    return new RunSuiteInput(
        input.projectId(),
        new RunId(arranged.workplace().get(Ids.class).next()),
        input.suiteId(),
        input.datasetVersionId(),
        input.target(),
        input.repeats(),
        input.startedBy());
  }

  private static List<CaseContent> contents(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> ArrangedRun.content("Which word is number " + i + "?", "word " + i))
        .toList();
  }

  private OutcomeCounts run(RunSuiteInput input) {
    RunPlan plan = activities.planRun(input);
    for (int chunk = 0; chunk < plan.chunks(); chunk++) {
      activities.runChunk(new ChunkOfItems(input, plan, chunk));
    }
    return activities.closeRun(new RunClosing(input, plan.planned(), RunState.COMPLETED)).counts();
  }

  private Outcome outcome(RunSuiteInput input, int ordinal) {
    return workplace
        .get(Outcomes.class)
        .find(input.projectId(), input.runId(), ordinal)
        .orElseThrow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
      asked.add(body);
      keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      String question = body.path("question").asText();
      switch (question) {
        case "fault:500" -> reply(exchange, 500, "{}");
        case "fault:404" -> reply(exchange, 404, "{}");
        case "fault:401" -> reply(exchange, 401, "{}");
        case "fault:html" -> reply(exchange, 200, "<html>");
        case "fault:none" -> reply(exchange, 200, "{\"answer\":3}");
        case "fault:empty" -> reply(exchange, 200, "{\"answer\":\" \"}");
        case "fault:huge" -> reply(exchange, 200, "{\"answer\":\"" + "x".repeat(1 << 21) + "\"}");
        default ->
            reply(
                exchange,
                200,
                "{\"answer\":\"word %s\"}".formatted(question.replaceAll("\\D", "")));
      }
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
