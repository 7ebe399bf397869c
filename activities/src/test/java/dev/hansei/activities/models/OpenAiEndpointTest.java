package dev.hansei.activities.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.models.Callers;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A real HTTP endpoint with the faults that providers have. */
class OpenAiEndpointTest {
  private static final CallLimits LIMITS =
      new CallLimits(
          4,
          3,
          Duration.ofSeconds(2),
          Duration.ofMillis(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));

  private static final CallLimits ONE_AT_A_TIME =
      new CallLimits(1, 3, LIMITS.timeout(), LIMITS.backOff(), LIMITS.patience(), LIMITS.outage());

  private static final CallKey KEY = new CallKey(Sha256.of("key"));

  private final StubModelServer stub = StubModelServer.start();
  private final Attempts attempts = attempts(LIMITS);
  private final ModelProvider provider = provider(stub.baseUrl(), "sk-secret");

  private static Attempts attempts(CallLimits limits) {
    return new Attempts(limits, new CallShares(_ -> Callers.Share.ALONE, System::nanoTime));
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void answersWithTextUsageAndLatency() throws InterruptedException {
    var answer = (ModelReply.Answered) ask("What is 17 plus 25?");
    assertThat(answer.text()).isEqualTo("42");
    assertThat(answer.usage().inputTokens()).isEqualTo(20);
    assertThat(answer.usage().costUsdMicros()).as("unknown").isZero();
  }

  static List<Arguments> faults() {
    return List.of(
        Arguments.of(new StubFault.RateLimited(-1), CallFailure.RATE_LIMITED, 3),
        Arguments.of(new StubFault.Status(500), CallFailure.UNAVAILABLE, 3),
        Arguments.of(new StubFault.Status(503), CallFailure.UNAVAILABLE, 3),
        Arguments.of(new StubFault.Status(400), CallFailure.REJECTED, 1),
        Arguments.of(new StubFault.Status(401), CallFailure.UNAUTHORIZED, 1),
        Arguments.of(new StubFault.Status(403), CallFailure.UNAUTHORIZED, 1),
        Arguments.of(new StubFault.Status(404), CallFailure.UNKNOWN_MODEL, 1),
        Arguments.of(new StubFault.Status(422), CallFailure.REJECTED, 1),
        Arguments.of(new StubFault.Status(302), CallFailure.REJECTED, 1),
        Arguments.of(new StubFault.Reset(), CallFailure.UNAVAILABLE, 3),
        Arguments.of(new StubFault.Cut(), CallFailure.UNAVAILABLE, 3),
        Arguments.of(new StubFault.Hang(Duration.ofSeconds(6)), CallFailure.TIMEOUT, 2),
        Arguments.of(new StubFault.HalfJson(), CallFailure.MALFORMED, 2),
        Arguments.of(new StubFault.WrongSchema(), CallFailure.MALFORMED, 2),
        Arguments.of(new StubFault.NoChoice(), CallFailure.EMPTY, 1),
        Arguments.of(new StubFault.EmptyText(), CallFailure.EMPTY, 1),
        Arguments.of(new StubFault.Truncated(), CallFailure.TRUNCATED, 1),
        Arguments.of(new StubFault.Filtered(), CallFailure.FILTERED, 1),
        Arguments.of(new StubFault.ErrorBody(), CallFailure.UNAVAILABLE, 3));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultHasItsReasonAndItsAttempts(StubFault fault, CallFailure reason, int tries)
      throws InterruptedException {
    stub.always("", fault);
    assertThat(ask("What is 1 plus 1?")).isEqualTo(failed(reason, tries));
    assertThat(stub.calls()).isEqualTo(tries);
  }

  @Test
  void passingFaultsAreTriedAgain() throws InterruptedException {
    stub.script("", new StubFault.Status(502), new StubFault.Reset());
    assertThat(ask("What is 1 plus 1?")).isInstanceOf(ModelReply.Answered.class);
    assertThat(stub.calls()).isEqualTo(3);
  }

  @Test
  void waitsAsLongAsTheProviderAsks() throws InterruptedException {
    stub.script("", new StubFault.RateLimited(1));
    long started = System.nanoTime();
    assertThat(ask("What is 1 plus 1?")).isInstanceOf(ModelReply.Answered.class);
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
  }

  @Test
  void whenNothingRemainsTheNextCallOfThatModelWaitsForTheReset() throws InterruptedException {
    stub.script("", usedUp("6s", new StubFault.Say("the last one")));
    assertThat(ask("What is 1 plus 1?")).isInstanceOf(ModelReply.Answered.class);
    long started = System.nanoTime();
    var other =
        new ModelRequest(
            new ModelName("openai/other"), List.of(), ModelSettings.DEFAULTS, Map.of(), "", 0, "");
    attempts.ask(provider, call(other), OpenAiEndpointTest::kept);
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .as("another model's allowance is its own")
        .isLessThan(Duration.ofSeconds(5));
    assertThat(ask("What is 2 plus 2?")).isInstanceOf(ModelReply.Answered.class);
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(20));
    assertThat(stub.calls()).isEqualTo(3);
  }

  @Test
  void aResetThatIsTooFarAwayEndsTheCallThatIsRefusedAndStopsNoOther() throws InterruptedException {
    stub.script("", usedUp("24h0m0s", new StubFault.RateLimited(-1)));
    assertThat(ask("What is 1 plus 1?")).isEqualTo(failed(CallFailure.RATE_LIMITED, 1));
    long started = System.nanoTime();
    assertThat(ask("What is 2 plus 2?")).isInstanceOf(ModelReply.Answered.class);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMinutes(1));
  }

  private static StubFault usedUp(String reset, StubFault then) {
    return new StubFault.Headed(
        Map.of("x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", reset), then);
  }

  @Test
  void givesUpAtOnceWhenAskedToWaitTooLong() throws InterruptedException {
    stub.always("", new StubFault.RateLimited(3_600));
    assertThat(ask("What is 1 plus 1?")).isEqualTo(failed(CallFailure.RATE_LIMITED, 1));
  }

  @Test
  void refusedConnectionsAreUnavailable() throws InterruptedException {
    String url = stub.baseUrl();
    stub.close();
    var end = attempts.ask(provider(url, ""), call("What is 1 plus 1?"), OpenAiEndpointTest::kept);
    assertThat(end).isEqualTo(failed(CallFailure.UNAVAILABLE, 3));
  }

  @Test
  void noMoreCallsAreOpenThanAllowed() throws Exception {
    try (var slow =
            StubModelServer.start(StubModelServer.Setup.plain().taking(Duration.ofMillis(50)));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var provider = provider(slow.baseUrl(), "");
      List<Callable<ModelReply>> calls =
          IntStream.range(0, 40)
              .<Callable<ModelReply>>mapToObj(i ->
                  () ->
                      attempts.ask(
                          provider,
                          call("What is %d plus 1?".formatted(i)),
                          OpenAiEndpointTest::kept))
              .toList();
      assertThat(threads.invokeAll(calls))
          .allSatisfy(done -> assertThat(done.get()).isInstanceOf(ModelReply.Answered.class));
      assertThat(slow.inFlightMax()).isEqualTo(LIMITS.concurrency());
    }
  }

  @Test
  void whoWaitsHoldsNoSlot() throws Exception {
    stub.script("patient", new StubFault.RateLimited(1));
    var single = attempts(ONE_AT_A_TIME);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var patient =
          threads.submit(
              () -> single.ask(onlyProvider(), call("patient 1 plus 1"), OpenAiEndpointTest::kept));
      while (stub.calls() == 0) {
        Thread.sleep(5);
      }
      single.ask(onlyProvider(), call("What is 2 plus 2?"), OpenAiEndpointTest::kept);
      assertThat(patient.isDone()).isFalse();
      assertThat(patient.get()).isInstanceOf(ModelReply.Answered.class);
    }
  }

  @Test
  void whoseAnswerIsNotKeptYetHoldsItsSlot() throws Exception {
    var single = attempts(ONE_AT_A_TIME);
    var journal = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(() ->
              single.ask(
                  onlyProvider(),
                  call("What is 1 plus 1?"),
                  answer -> {
                    journal.await();
                    return kept(answer);
                  }));
      while (stub.paidCalls() == 0) {
        Thread.sleep(5);
      }
      var second =
          threads.submit(() ->
              single.ask(onlyProvider(), call("What is 2 plus 2?"), OpenAiEndpointTest::kept));
      Thread.sleep(100);
      int callsWhileHeld = stub.calls();
      // First let go of it: an executor waits for its threads, also when an assertion fails.
      journal.countDown();
      assertThat(callsWhileHeld).isEqualTo(1);
      assertThat(first.get()).isInstanceOf(ModelReply.Answered.class);
      assertThat(second.get()).isInstanceOf(ModelReply.Answered.class);
    }
  }

  @Test
  void aKeyIsNeverShown() {
    var endpoint =
        new ModelEndpoint("openai", Protocol.OPENAI, "http://localhost:1/v1", "sk-secret");
    assertThat(endpoint.toString()).doesNotContain("sk-secret");
    assertThatThrownBy(() -> new ModelEndpoint("openai", Protocol.OPENAI, "", "sk-sec\nret"))
        .hasMessageNotContaining("ret ")
        .hasMessageContaining("hansei.models.endpoints.openai.api-key");
  }

  @Test
  void nothingIsSentAnywhereUnlessSomebodySetItUp() {
    assertThat(new ModelEndpoint("openai", Protocol.OPENAI, "", "").address()).isEmpty();
    assertThat(new ModelEndpoint("openai", Protocol.OPENAI, "", "sk").address())
        .contains("https://api.openai.com/v1");
    assertThat(new ModelEndpoint("local", Protocol.OPENAI, "", "sk").address()).isEmpty();
    assertThat(new ModelEndpoint("local", Protocol.OPENAI, "http://h:1/v1/", "").address())
        .contains("http://h:1/v1");
    assertThat(new ModelEndpoint("anthropic", Protocol.ANTHROPIC, "", "").address()).isEmpty();
    assertThat(new ModelEndpoint("anthropic", Protocol.ANTHROPIC, "", "sk").address())
        .contains("https://api.anthropic.com");
    assertThat(new ModelEndpoint("gemini", Protocol.GEMINI, "", "").address()).isEmpty();
    assertThat(new ModelEndpoint("mine", Protocol.GEMINI, "", "key").address()).isEmpty();
    assertThat(new ModelEndpoint("ollama", Protocol.OLLAMA, "", "").address())
        .contains("http://127.0.0.1:11434");
    assertThat(new ModelEndpoint("mine", Protocol.OLLAMA, "", "").address()).isEmpty();
  }

  @Test
  void sendsSettingsAndSchema() throws InterruptedException {
    var request =
        new ModelRequest(
            new ModelName("openai/some/model"),
            List.of(new Message(Message.Role.USER, "{\"x\": \"What is 1 plus 2?\"}")),
            new ModelSettings(0.0, 0.5, 100, 7L),
            Map.of(),
            "{\"title\":\"hansei_verdict\",\"type\":\"object\"}",
            0,
            "");
    attempts.ask(provider, call(request), OpenAiEndpointTest::kept);
    assertThat(stub.requests())
        .singleElement()
        .satisfies(seen -> {
          assertThat(seen.model()).isEqualTo("some/model");
          assertThat(seen.schema()).isEqualTo("hansei_verdict");
          assertThat(seen.key()).isEqualTo(Sha256.of("key").hex());
        });
  }

  private ModelReply ask(String question) throws InterruptedException {
    return attempts.ask(provider, call(question), OpenAiEndpointTest::kept);
  }

  private static ModelReply kept(Attempts.Answer answer) {
    return new ModelReply.Answered(
        KEY, answer.text(), answer.usage(), answer.latencyMillis(), false);
  }

  private static ModelReply failed(CallFailure reason, int attempts) {
    return new ModelReply.Failed(KEY, reason, attempts);
  }

  private ModelProvider onlyProvider() {
    return provider(stub.baseUrl(), "", ONE_AT_A_TIME);
  }

  private static ModelProvider provider(String url, String key) {
    return provider(url, key, LIMITS);
  }

  private static ModelProvider provider(String url, String key, CallLimits limits) {
    return new Providers(
            List.of(), List.of(new ModelEndpoint("openai", Protocol.OPENAI, url, key)), limits)
        .of(new ModelName("openai/stub"))
        .orElseThrow();
  }

  private static ModelProvider.Call call(String question) {
    return call(
        new ModelRequest(
            new ModelName("openai/stub"),
            List.of(new Message(Message.Role.USER, question)),
            ModelSettings.DEFAULTS,
            Map.of(),
            "",
            0,
            ""));
  }

  private static ModelProvider.Call call(ModelRequest request) {
    return new ModelProvider.Call(new ProjectId(new UUID(1, 1)), KEY, request, LIMITS.timeout());
  }
}
