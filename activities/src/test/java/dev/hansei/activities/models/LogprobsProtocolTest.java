package dev.hansei.activities.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Logprobs;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chances of an answer's tokens: who is asked for them, and what of them is read. */
class LogprobsProtocolTest {
  private static final CallLimits LIMITS =
      new CallLimits(
          4,
          1,
          Duration.ofSeconds(2),
          Duration.ofMillis(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30));

  /** A chat completion as OpenAI's API reference shows one, with these logprobs. */
  private static final String COMPLETION =
      """
      {"id": "chatcmpl-1", "object": "chat.completion", "model": "gpt-4o-mini", "choices": [
        {"index": 0, "finish_reason": "stop", "logprobs": %s,
         "message": {"role": "assistant", "content": "Paris it is.", "refusal": null}}],
       "usage": {"prompt_tokens": 9, "completion_tokens": 4}}
      """;

  private static final String FOUR_TOKENS =
      """
      {"refusal": null, "content": [
        {"token": "Paris", "logprob": -0.2, "bytes": [80], "top_logprobs": []},
        {"token": " it", "logprob": -0.4, "bytes": [32], "top_logprobs": []},
        {"token": " is", "logprob": -0.1, "bytes": [32], "top_logprobs": []},
        {"token": ".", "logprob": -0.3, "bytes": [46], "top_logprobs": []}]}
      """;

  private final StubModelServer stub = StubModelServer.start();

  @AfterEach
  void stop() {
    stub.close();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void onlyWhoTellsThemIsAskedAndOnlyWhereTheyAreWanted(Protocol protocol)
      throws InterruptedException {
    stub.always("", new StubFault.Say("Paris it is."));
    ask(protocol, request(protocol));
    ask(protocol, request(protocol).withLogprobs());
    JsonNode plain = stub.requests().getFirst().sent().body();
    JsonNode wanting = stub.requests().getLast().sent().body();
    assertThat(plain.findValue("logprobs")).isNull();
    assertThat(plain.findValue("responseLogprobs")).isNull();
    switch (protocol) {
      case OPENAI -> {
        assertThat(wanting.path("logprobs").isBoolean()).isTrue();
        assertThat(wanting.path("logprobs").booleanValue()).isTrue();
      }
      case GEMINI ->
          assertThat(wanting.at("/generationConfig/responseLogprobs").booleanValue()).isTrue();
      case ANTHROPIC, OLLAMA ->
          assertThat(wanting).as("has no such word, so nothing changes").isEqualTo(plain);
    }
  }

  @Test
  void readsTokensAndSumOfACompletion() throws InterruptedException {
    stub.always("", new StubFault.Raw(200, COMPLETION.formatted(FOUR_TOKENS)));
    Logprobs found = told(Protocol.OPENAI).orElseThrow();
    assertThat(found.tokens()).isEqualTo(4);
    assertThat(found.sum()).isCloseTo(-1.0, within(1e-12));
    assertThat(found.perplexity()).isCloseTo(1.2840254166877414, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"content\": null}",
        "{\"content\": []}",
        "{\"content\": [{\"token\": \"Paris\"}]}",
        "{\"content\": [{\"logprob\": -0.1}, {\"logprob\": null}]}",
        "{\"content\": [{\"logprob\": \"-0.1\"}]}",
        "{\"content\": [{\"logprob\": -1e999}]}",
        "{\"content\": {\"logprob\": -0.1}}"
      })
  void whatIsNotWholeIsNone(String logprobs) throws InterruptedException {
    stub.always("", new StubFault.Raw(200, COMPLETION.formatted(logprobs)));
    assertThat(told(Protocol.OPENAI)).isEmpty();
  }

  @Test
  void callsOfToolsHaveNone() throws InterruptedException {
    stub.always(
        "",
        new StubFault.Raw(
            200,
            COMPLETION
                .formatted(FOUR_TOKENS)
                .replace(
                    "\"refusal\": null}}",
                    "\"tool_calls\": [{\"function\": {\"name\": \"find\","
                        + " \"arguments\": \"{}\"}}]}}")));
    var reply = (ProviderReply.Text) ask(Protocol.OPENAI, request(Protocol.OPENAI));
    assertThat(reply.text()).contains("find");
    assertThat(reply.logprobs()).isEmpty();
  }

  @Test
  void geminisMeanCountsForEachOfItsTokens() throws InterruptedException {
    stub.always(
        "",
        new StubFault.Raw(
            200,
            """
            {"candidates": [{"content": {"role": "model", "parts": [{"text": "Paris it is."}]},
              "finishReason": "STOP", "avgLogprobs": -0.25}],
             "usageMetadata":
               {"promptTokenCount": 9, "candidatesTokenCount": 4, "thoughtsTokenCount": 50}}
            """));
    assertThat(told(Protocol.GEMINI)).contains(new Logprobs(4, -1.0));
  }

  @Test
  void whereGeminiTellsNoMeanThereIsNone() throws InterruptedException {
    stub.always("", new StubFault.Say("Paris it is."));
    assertThat(told(Protocol.GEMINI)).isEmpty();
  }

  private Optional<Logprobs> told(Protocol protocol) throws InterruptedException {
    var reply = (ProviderReply.Text) ask(protocol, request(protocol).withLogprobs());
    assertThat(reply.text()).isEqualTo("Paris it is.");
    return reply.logprobs();
  }

  private ProviderReply ask(Protocol protocol, ModelRequest request) throws InterruptedException {
    String url = protocol == Protocol.OPENAI ? stub.baseUrl() : stub.root();
    var endpoint = new ModelEndpoint(protocol.endpoint(), protocol, url, "sk-secret");
    var key = new CallKey(Sha256.of("key " + stub.calls()));
    return new Providers(List.of(), List.of(endpoint), LIMITS)
        .of(request.model())
        .orElseThrow()
        .answer(
            new ModelProvider.Call(new ProjectId(new UUID(1, 1)), key, request, LIMITS.timeout()));
  }

  private static ModelRequest request(Protocol protocol) {
    return new ModelRequest(
        new ModelName(protocol.endpoint() + "/stub"),
        List.of(new Message(Message.Role.USER, "What is the capital of France?")),
        ModelSettings.DEFAULTS,
        Map.of(),
        "",
        0,
        "");
  }
}
