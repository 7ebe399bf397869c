package dev.hansei.activities.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.models.StubRequest;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One attempt over HTTP in each protocol: what is sent, and what each kind of answer comes to. */
class ChatProtocolsTest {
  private static final CallLimits LIMITS =
      new CallLimits(
          4,
          1,
          Duration.ofSeconds(2),
          Duration.ofMillis(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30));

  private static final CallKey KEY = new CallKey(Sha256.of("key"));
  private static final String SCHEMA = "{\"title\":\"hansei_note\",\"type\":\"object\"}";

  private final StubModelServer stub = StubModelServer.start();

  @AfterEach
  void stop() {
    stub.close();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void answersWithTextAndUsage(Protocol protocol) throws InterruptedException {
    long out = protocol == Protocol.GEMINI ? 4 : 1;
    long cached = protocol == Protocol.ANTHROPIC ? 10 : 0;
    assertThat(ask(protocol, "What is 17 plus 25?"))
        .as("with cached input, and with thoughts as output")
        .isEqualTo(new ProviderReply.Text("42", new Usage(20, out, 0, cached)));
  }

  static Stream<Arguments> faults() {
    Map<StubFault, ProviderReply> faults =
        Map.ofEntries(
            Map.entry(new StubFault.RateLimited(7), limited(7)),
            Map.entry(new StubFault.RateLimited(-1), limited(0)),
            Map.entry(new StubFault.Status(400), ended(CallFailure.REJECTED)),
            Map.entry(new StubFault.Status(401), ended(CallFailure.UNAUTHORIZED)),
            Map.entry(new StubFault.Status(403), ended(CallFailure.UNAUTHORIZED)),
            Map.entry(new StubFault.Status(404), ended(CallFailure.UNKNOWN_MODEL)),
            Map.entry(new StubFault.Status(500), passing(CallFailure.UNAVAILABLE)),
            Map.entry(new StubFault.Status(529), passing(CallFailure.UNAVAILABLE)),
            Map.entry(new StubFault.Reset(), passing(CallFailure.UNAVAILABLE)),
            Map.entry(new StubFault.Cut(), passing(CallFailure.UNAVAILABLE)),
            Map.entry(new StubFault.Hang(Duration.ofSeconds(20)), passing(CallFailure.TIMEOUT)),
            Map.entry(new StubFault.ErrorBody(), passing(CallFailure.UNAVAILABLE)),
            Map.entry(new StubFault.HalfJson(), ended(CallFailure.MALFORMED)),
            Map.entry(new StubFault.WrongSchema(), ended(CallFailure.MALFORMED)),
            Map.entry(new StubFault.Raw(200, "[]"), ended(CallFailure.MALFORMED)),
            Map.entry(new StubFault.Raw(200, ""), ended(CallFailure.MALFORMED)),
            Map.entry(new StubFault.Raw(502, "<html>no JSON"), passing(CallFailure.UNAVAILABLE)),
            Map.entry(new StubFault.NoChoice(), ended(CallFailure.EMPTY)),
            Map.entry(new StubFault.EmptyText(), ended(CallFailure.EMPTY)),
            Map.entry(new StubFault.Truncated(), ended(CallFailure.TRUNCATED)));
    return Stream.of(Protocol.values())
        .flatMap(protocol ->
            faults.entrySet().stream()
                .map(one -> Arguments.of(protocol, one.getKey(), one.getValue())));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultComesToTheSameInEachProtocol(
      Protocol protocol, StubFault fault, ProviderReply expected) throws InterruptedException {
    stub.always("", fault);
    assertThat(ask(protocol, "What is 1 plus 1?")).isEqualTo(expected);
    assertThat(stub.calls()).as("one attempt is one request").isEqualTo(1);
  }

  static List<Arguments> refusals() {
    return List.of(
        Arguments.of(
            Protocol.OPENAI,
            200,
            """
            {"choices": [{"finish_reason": "stop", "message": {"content": null, "refusal": "No."}}]}
            """),
        Arguments.of(
            Protocol.OPENAI, 200, "{\"choices\": [{\"finish_reason\": \"content_filter\"}]}"),
        Arguments.of(Protocol.OPENAI, 400, "{\"error\": {\"code\": \"content_filter\"}}"),
        Arguments.of(
            Protocol.ANTHROPIC,
            200,
            """
            {"content": [{"type": "text", "text": "Half of"}], "stop_reason": "refusal"}
            """),
        Arguments.of(Protocol.GEMINI, 200, "{\"promptFeedback\": {\"blockReason\": \"SAFETY\"}}"),
        Arguments.of(Protocol.GEMINI, 200, "{\"candidates\": [{\"finishReason\": \"SAFETY\"}]}"),
        Arguments.of(
            Protocol.GEMINI, 200, "{\"candidates\": [{\"finishReason\": \"RECITATION\"}]}"),
        Arguments.of(Protocol.GEMINI, 200, "{\"candidates\": [{\"finishReason\": \"SPII\"}]}"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatIsRefusedOrKeptBackIsFiltered(Protocol protocol, int status, String body)
      throws InterruptedException {
    stub.always("", new StubFault.Raw(status, body));
    assertThat(ask(protocol, "Say it.")).isEqualTo(ended(CallFailure.FILTERED));
  }

  static List<Arguments> peculiar() {
    return List.of(
        Arguments.of(
            Protocol.ANTHROPIC,
            200,
            "{\"content\": [], \"stop_reason\": \"model_context_window_exceeded\"}",
            ended(CallFailure.TRUNCATED)),
        Arguments.of(
            Protocol.GEMINI,
            400,
            "{\"error\": {\"details\": [{\"reason\": \"API_KEY_INVALID\"}]}}",
            ended(CallFailure.UNAUTHORIZED)),
        Arguments.of(
            Protocol.GEMINI,
            429,
            "{\"error\": {\"details\": [{\"reason\": \"x\"}, {\"retryDelay\": \"37.2s\"}]}}",
            limited(38)),
        Arguments.of(
            Protocol.GEMINI,
            200,
            "{\"candidates\": [{\"finishReason\": \"MALFORMED_FUNCTION_CALL\"}]}",
            ended(CallFailure.MALFORMED)),
        Arguments.of(
            Protocol.OLLAMA,
            200,
            "{\"message\": {\"content\": \"Half\"}, \"done\": false}",
            ended(CallFailure.MALFORMED)));
  }

  @ParameterizedTest
  @MethodSource("peculiar")
  void whatOnlyOneProviderSaysIsUnderstood(
      Protocol protocol, int status, String body, ProviderReply expected)
      throws InterruptedException {
    stub.always("", new StubFault.Raw(status, body));
    assertThat(ask(protocol, "Say it.")).isEqualTo(expected);
  }

  @Test
  void asksAnthropicForMessages() throws InterruptedException {
    StubRequest.Sent sent = sent(Protocol.ANTHROPIC);
    assertThat(sent.uri()).isEqualTo("/v1/messages");
    assertThat(sent.headers())
        .containsEntry("x-api-key", "sk-secret")
        .containsEntry("anthropic-version", "2023-06-01")
        .doesNotContainKey("authorization");
    JsonNode body = sent.body();
    assertThat(body.path("system").asText()).isEqualTo("Be brief.\n\nBe kind.");
    assertThat(body.path("messages"))
        .extracting(turn -> turn.path("role").asText())
        .containsExactly("user", "assistant", "user");
    assertThat(body.path("max_tokens").asInt()).isEqualTo(100);
    assertThat(body.path("temperature").asDouble()).isZero();
    assertThat(body.path("top_p").asDouble()).isEqualTo(0.5);
    assertThat(body.has("seed")).as("it knows none").isFalse();
    assertThat(texts(body.path("stop_sequences"))).containsExactly("END", "STOP");
    JsonNode format = body.path("output_config").path("format");
    assertThat(format.path("type").asText()).isEqualTo("json_schema");
    assertThat(format.path("schema").path("title").asText()).isEqualTo("hansei_note");
  }

  @Test
  void asksGeminiForContentAndKeepsTheKeyOutOfTheUrl() throws InterruptedException {
    StubRequest.Sent sent = sent(Protocol.GEMINI);
    assertThat(sent.uri()).isEqualTo("/v1beta/models/some%2Fmodel:generateContent");
    assertThat(sent.headers()).containsEntry("x-goog-api-key", "sk-secret");
    JsonNode body = sent.body();
    assertThat(body.at("/systemInstruction/parts/0/text").asText())
        .isEqualTo("Be brief.\n\nBe kind.");
    assertThat(body.path("contents"))
        .extracting(turn -> turn.path("role").asText())
        .containsExactly("user", "model", "user");
    JsonNode config = body.path("generationConfig");
    assertThat(config.path("temperature").asDouble()).isZero();
    assertThat(config.path("topP").asDouble()).isEqualTo(0.5);
    assertThat(config.path("maxOutputTokens").asInt()).isEqualTo(100);
    assertThat(config.path("seed").asLong()).isEqualTo(7);
    assertThat(texts(config.path("stopSequences"))).containsExactly("END", "STOP");
    assertThat(config.path("responseMimeType").asText()).isEqualTo("application/json");
    assertThat(config.path("responseJsonSchema").path("title").asText()).isEqualTo("hansei_note");
  }

  @Test
  void asksOllamaToChatWithoutCuttingThePrompt() throws InterruptedException {
    StubRequest.Sent sent = sent(Protocol.OLLAMA);
    assertThat(sent.uri()).isEqualTo("/api/chat");
    JsonNode body = sent.body();
    assertThat(body.path("stream").asBoolean(true)).isFalse();
    assertThat(body.path("truncate").asBoolean(true)).isFalse();
    assertThat(body.path("messages"))
        .extracting(turn -> turn.path("role").asText())
        .containsExactly("system", "user", "assistant", "system", "user");
    JsonNode options = body.path("options");
    assertThat(options.path("temperature").asDouble()).isZero();
    assertThat(options.path("top_p").asDouble()).isEqualTo(0.5);
    assertThat(options.path("num_predict").asInt()).isEqualTo(100);
    assertThat(options.path("seed").asLong()).isEqualTo(7);
    assertThat(texts(options.path("stop"))).containsExactly("END", "STOP");
    assertThat(body.path("format").path("title").asText()).isEqualTo("hansei_note");
  }

  @Test
  void asksOpenAiAsBefore() throws InterruptedException {
    StubRequest.Sent sent = sent(Protocol.OPENAI);
    assertThat(sent.uri()).isEqualTo("/v1/chat/completions");
    assertThat(sent.headers()).containsEntry("authorization", "Bearer sk-secret");
    JsonNode body = sent.body();
    assertThat(body.path("max_tokens").asInt()).as("an imitator's word").isEqualTo(100);
    assertThat(body.path("seed").asLong()).isEqualTo(7);
    assertThat(texts(body.path("stop"))).containsExactly("END", "STOP");
    assertThat(body.at("/response_format/json_schema/schema/title").asText())
        .isEqualTo("hansei_note");
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void withoutSettingsAndKeyNoneAreSent(Protocol protocol) throws InterruptedException {
    var provider = provider(protocol, "");
    provider.answer(call(protocol, List.of(said(Message.Role.USER, "Hi."))));
    StubRequest.Sent sent = stub.requests().getFirst().sent();
    assertThat(sent.headers()).doesNotContainKeys("authorization", "x-api-key", "x-goog-api-key");
    assertThat(sent.body().findValue("temperature")).isNull();
    assertThat(sent.body().path("generationConfig").isMissingNode()).isTrue();
    assertThat(sent.body().path("options").isMissingNode()).isTrue();
    assertThat(sent.body().has("max_tokens"))
        .as("Anthropic wants a limit in every request")
        .isEqualTo(protocol == Protocol.ANTHROPIC);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void instructionsAloneAreStillAnswered(Protocol protocol) throws InterruptedException {
    var reply =
        provider(protocol, "")
            .answer(call(protocol, List.of(said(Message.Role.SYSTEM, "What is 2 plus 3?"))));
    assertThat(reply).isInstanceOf(ProviderReply.Text.class);
    assertThat(stub.requests().getFirst().turns())
        .singleElement()
        .satisfies(turn -> assertThat(turn.content()).isEqualTo("What is 2 plus 3?"));
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void whatIsUsedUpLetsTheModelRest(Protocol protocol) throws InterruptedException {
    var usedUp = Map.of("x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", "1m2s");
    stub.script("", new StubFault.Headed(usedUp, new StubFault.Say("42")));
    assertThat(ask(protocol, "Say it.").leeway().rest()).isEqualTo(Duration.ofSeconds(62));
    stub.script("", new StubFault.Headed(usedUp, new StubFault.RateLimited(-1)));
    assertThat(ask(protocol, "Say it."))
        .as("nothing more exact is said")
        .isEqualTo(limited(62).leaving(new Leeway(Duration.ofSeconds(62), List.of())));
    stub.script("", new StubFault.Headed(usedUp, new StubFault.RateLimited(3)));
    assertThat(ask(protocol, "Say it."))
        .isEqualTo(limited(3).leaving(new Leeway(Duration.ofSeconds(3), List.of())));
    stub.script("", new StubFault.RateLimited(3));
    assertThat(ask(protocol, "Say it.").leeway().rest()).as("others may be let in").isZero();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  /** The request that uses everything, as it came over the wire. */
  private StubRequest.Sent sent(Protocol protocol) throws InterruptedException {
    var request =
        new ModelRequest(
            new ModelName(protocol.endpoint() + "/some/model"),
            List.of(
                said(Message.Role.SYSTEM, "Be brief."),
                said(Message.Role.USER, "Hi."),
                said(Message.Role.ASSISTANT, "Hello."),
                said(Message.Role.SYSTEM, "Be kind."),
                said(Message.Role.USER, "What is 1 plus 2?")),
            new ModelSettings(0.0, 0.5, 100, 7L, List.of("END", "STOP")),
            Map.of(),
            SCHEMA,
            0,
            "");
    provider(protocol, "sk-secret").answer(call(request));
    StubRequest seen = stub.requests().getFirst();
    assertThat(seen.model()).isEqualTo("some/model");
    assertThat(seen.key()).isEqualTo(KEY.toString());
    assertThat(seen.sent().uri()).doesNotContain("sk-secret");
    return seen.sent();
  }

  private ProviderReply ask(Protocol protocol, String question) throws InterruptedException {
    return provider(protocol, "sk-secret")
        .answer(call(protocol, List.of(said(Message.Role.USER, question))));
  }

  private ModelProvider provider(Protocol protocol, String key) {
    String url = protocol == Protocol.OPENAI ? stub.baseUrl() : stub.root();
    var endpoint = new ModelEndpoint(protocol.endpoint(), protocol, url, key);
    return new Providers(List.of(), List.of(endpoint), LIMITS)
        .of(new ModelName(protocol.endpoint() + "/stub"))
        .orElseThrow();
  }

  private static ModelProvider.Call call(Protocol protocol, List<Message> messages) {
    return call(
        new ModelRequest(
            new ModelName(protocol.endpoint() + "/stub"),
            messages,
            ModelSettings.DEFAULTS,
            Map.of(),
            "",
            0,
            ""));
  }

  private static ModelProvider.Call call(ModelRequest request) {
    return new ModelProvider.Call(new ProjectId(new UUID(1, 1)), KEY, request, LIMITS.timeout());
  }

  private static Message said(Message.Role role, String content) {
    return new Message(role, content);
  }

  private static ProviderReply ended(CallFailure reason) {
    return new ProviderReply.Final(reason);
  }

  private static ProviderReply passing(CallFailure reason) {
    return new ProviderReply.Passing(reason, Duration.ZERO);
  }

  private static ProviderReply limited(int seconds) {
    return new ProviderReply.Passing(CallFailure.RATE_LIMITED, Duration.ofSeconds(seconds));
  }
}
