package dev.hansei.activities.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.AnswerListener;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One attempt that is told while it comes, in each protocol that has pieces. */
class ChatStreamsTest {
  private static final CallLimits LIMITS =
      new CallLimits(
          4,
          1,
          Duration.ofSeconds(2),
          Duration.ofMillis(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30));

  private static final String TEXT = "Snapshots are kept for thirty days.";

  private final StubModelServer stub = StubModelServer.start();

  @AfterEach
  void stop() {
    stub.close();
  }

  /** Remembers what it was told. */
  private static final class Reader implements AnswerListener {
    private final List<String> pieces = new CopyOnWriteArrayList<>();
    private final List<CallFailure> missed = new CopyOnWriteArrayList<>();
    private final List<Usage> metered = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);

    @Override
    public void text(String piece) {
      pieces.add(piece);
      begun.countDown();
    }

    @Override
    public void missed(CallFailure reason) {
      missed.add(reason);
    }

    @Override
    public void metered(Usage usage) {
      metered.add(usage);
    }
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void comesToTheSameAsAnAnswerThatComesWhole(Protocol protocol) throws InterruptedException {
    stub.always("", new StubFault.Slowly(TEXT, Duration.ZERO));
    Reader reader = new Reader();
    ProviderReply streamed = stream(protocol, reader);
    stub.forget();
    stub.always("", new StubFault.Say(TEXT));
    assertThat(streamed).isEqualTo(provider(protocol).answer(call()));
    if (protocol != Protocol.GEMINI) {
      assertThat(reader.pieces).hasSize(6);
      assertThat(String.join("", reader.pieces)).isEqualTo(TEXT);
      assertThat(reader.metered.getLast()).isEqualTo(((ProviderReply.Text) streamed).usage());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"OPENAI", "ANTHROPIC", "OLLAMA"})
  void whatBreaksOffIsFinalOnceSomethingWasTold(Protocol protocol) throws InterruptedException {
    stub.script(
        "",
        new StubFault.CutMidway(TEXT, 2),
        new StubFault.ErrorMidway(TEXT, 3),
        new StubFault.CutMidway(TEXT, 0),
        new StubFault.ErrorMidway(TEXT, 0));
    var broken = new ProviderReply.Final(CallFailure.UNAVAILABLE);
    var again = new ProviderReply.Passing(CallFailure.UNAVAILABLE, Duration.ZERO);
    Reader reader = new Reader();
    assertThat(stream(protocol, reader)).isEqualTo(broken);
    assertThat(reader.pieces).containsExactly("Snapshots", " are");
    assertThat(stream(protocol, new Reader())).isEqualTo(broken);
    assertThat(stream(protocol, new Reader())).as("nobody was told anything").isEqualTo(again);
    assertThat(stream(protocol, new Reader())).isEqualTo(again);
    assertThat(stub.paidCalls()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void refusalsAreReadAsEver(Protocol protocol) throws InterruptedException {
    stub.script(
        "", new StubFault.RateLimited(7), new StubFault.Status(401), new StubFault.Filtered());
    assertThat(stream(protocol, new Reader()))
        .isEqualTo(new ProviderReply.Passing(CallFailure.RATE_LIMITED, Duration.ofSeconds(7)));
    assertThat(stream(protocol, new Reader()))
        .isEqualTo(new ProviderReply.Final(CallFailure.UNAUTHORIZED));
  }

  @Test
  void anEndpointThatSendsItWholeAllTheSameIsRead() throws InterruptedException {
    stub.always(
        "",
        new StubFault.Raw(
            200,
            "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"content\": \"42\"}}]}"));
    assertThat(stream(Protocol.OPENAI, new Reader()))
        .isEqualTo(new ProviderReply.Text("42", Usage.NONE));
  }

  @Test
  void toolCallsComeInPiecesOfTheirJson() throws InterruptedException {
    OpenAiPieces pieces = new OpenAiPieces();
    var json = new com.fasterxml.jackson.databind.ObjectMapper();
    for (String delta :
        List.of(
            "{\"index\":0,\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"ci\"}}",
            "{\"index\":0,\"function\":{\"arguments\":\"ty\\\":\\\"Paris\\\"}\"}}")) {
      var chunk = json.createObjectNode();
      try {
        chunk
            .putArray("choices")
            .addObject()
            .putObject("delta")
            .putArray("tool_calls")
            .add(json.readTree(delta));
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new AssertionError(e);
      }
      assertThat(pieces.add(chunk)).isEmpty();
    }
    assertThat(new OpenAiProtocol(json, false).read(pieces.body()))
        .isEqualTo(
            new ProviderReply.Text(
                "[{\"arguments\":{\"city\":\"Paris\"},\"name\":\"weather\"}]", Usage.NONE));
  }

  @Test
  void whoStopsReadingEndsTheCallAtOnce() throws Exception {
    stub.always("", new StubFault.Slowly("word ".repeat(200), Duration.ofMillis(50)));
    Reader reader = new Reader();
    Thread asking =
        Thread.startVirtualThread(() ->
            assertThatThrownBy(() -> stream(Protocol.OPENAI, reader))
                .isInstanceOf(InterruptedException.class));
    assertThat(reader.begun.await(5, TimeUnit.SECONDS)).isTrue();
    asking.interrupt();
    assertThat(asking.join(Duration.ofSeconds(1))).isTrue();
    int told = reader.pieces.size();
    for (int i = 0; i < 100 && stub.abandonedCalls() == 0; i++) {
      Thread.sleep(20);
    }
    assertThat(stub.abandonedCalls()).as("the provider sees it").isEqualTo(1);
    assertThat(reader.pieces).as("nothing is told afterwards").hasSize(told);
  }

  @Test
  void whatTakesTooLongEnds() throws InterruptedException {
    stub.always("", new StubFault.Slowly("word ".repeat(200), Duration.ofMillis(50)));
    assertThat(stream(Protocol.OPENAI, new Reader()))
        .isEqualTo(new ProviderReply.Final(CallFailure.TIMEOUT));
  }

  private ProviderReply stream(Protocol protocol, Reader reader) throws InterruptedException {
    return provider(protocol).stream(call(), reader);
  }

  private static ModelProvider.Call call() {
    return new ModelProvider.Call(
        new ProjectId(new UUID(0, 1)),
        new CallKey(Sha256.of("key")),
        new ModelRequest(
            new ModelName("tested/stub"),
            List.of(new Message(Message.Role.USER, "How long are snapshots kept?")),
            ModelSettings.DEFAULTS,
            Map.of(),
            "",
            0,
            ""),
        Duration.ofSeconds(2));
  }

  private StreamingProvider provider(Protocol protocol) {
    String url = protocol == Protocol.OPENAI ? stub.baseUrl() : stub.root();
    var endpoint = new ModelEndpoint("tested", protocol, url, "");
    return new HttpChatProvider(endpoint, url, LIMITS.concurrency(), new ChatExchanges());
  }
}
