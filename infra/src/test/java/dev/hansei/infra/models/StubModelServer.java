package dev.hansei.infra.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A chat endpoint on this machine that answers deterministically, has the faults of real providers
 * on order, and counts what it was asked, so that tests can tell how often a call was paid. Speaks
 * real HTTP, and OpenAI's, Anthropic's, Gemini's and Ollama's protocol, each on its path. Runs
 * alone too, see {@link StubMain}.
 */
public final class StubModelServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ObjectMapper json = new ObjectMapper();
  private final StubReplies replies = new StubReplies(json);
  private final StubBrain brain;
  private final Duration latency;
  private final List<Script> scripts = new CopyOnWriteArrayList<>();
  private final List<StubRequest> requests = Collections.synchronizedList(new ArrayList<>());
  private volatile Optional<Mix> mix = Optional.empty();
  private final Map<String, Integer> paid = new ConcurrentHashMap<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger abandoned = new AtomicInteger();
  private final AtomicInteger generation = new AtomicInteger();
  private final AtomicInteger inFlightMax = new AtomicInteger();

  /**
   * How the server is set up.
   *
   * @param port 0 for any free one
   * @param answers what it knows: the answer to each question, in an order that matters
   * @param rightPerMille how many of each thousand it answers right
   * @param latency of each answer
   */
  public record Setup(int port, Map<String, String> answers, int rightPerMille, Duration latency) {
    /** Knows nothing but sums, is always right, answers at once. */
    public static Setup plain() {
      return new Setup(0, Map.of(), 1_000, Duration.ZERO);
    }

    /** Knows these answers. The map's own order counts, so pass a LinkedHashMap. */
    public Setup knowing(Map<String, String> known, int perMille) {
      return new Setup(port, known, perMille, latency);
    }

    /** Takes its time. */
    public Setup taking(Duration time) {
      return new Setup(port, answers, rightPerMille, time);
    }
  }

  /** Faults for the requests that mention some text; consumed one by one unless kept. */
  private record Script(String mention, Deque<StubFault> faults, boolean kept) {
    synchronized Optional<StubFault> next() {
      return Optional.ofNullable(kept ? faults.peek() : faults.poll());
    }
  }

  private StubModelServer(Setup setup) throws IOException {
    // Without it each answer on a kept-alive connection waits for a delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.brain = new StubBrain(setup.answers(), setup.rightPerMille());
    this.latency = setup.latency();
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), setup.port()), 1_024);
    server.setExecutor(threads);
    List.of(new StubOpenAi(), new StubAnthropic(), new StubGemini(), new StubOllama())
        .forEach(
            speaks -> server.createContext(speaks.path(), exchange -> complete(exchange, speaks)));
    server.createContext("/stub/counts", this::counts);
    server.createContext("/stub/forget", this::forget);
    server.start();
  }

  /** Starts one that is always right and knows only sums. */
  public static StubModelServer start() {
    return start(Setup.plain());
  }

  /** Starts one. */
  public static StubModelServer start(Setup setup) {
    try {
      return new StubModelServer(setup);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port it listens on, on the loopback address. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** What {@code OPENAI_BASE_URL} must be. */
  public String baseUrl() {
    return root() + "/v1";
  }

  /**
   * What {@code ANTHROPIC_BASE_URL}, {@code GEMINI_BASE_URL} and {@code OLLAMA_BASE_URL} must be.
   */
  public String root() {
    return "http://127.0.0.1:%d".formatted(port());
  }

  /** The next requests that mention the text meet these faults, one each. Empty text: any. */
  public void script(String mention, StubFault... faults) {
    scripts.add(new Script(mention, new ArrayDeque<>(Arrays.asList(faults)), false));
  }

  /** Every request that mentions the text meets this fault, until {@link #forget()}. */
  public void always(String mention, StubFault fault) {
    scripts.add(new Script(mention, new ArrayDeque<>(List.of(fault)), true));
  }

  /** A fault and how many of each thousand requests meet it. */
  public record Share(StubFault fault, int perMille) {}

  /** Faults by chance; the same seed gives the same chance. */
  private record Mix(Random random, List<Share> shares) {
    synchronized Optional<StubFault> next() {
      int draw = random.nextInt(1_000);
      for (Share share : shares) {
        draw -= share.perMille();
        if (draw < 0) {
          return Optional.of(share.fault());
        }
      }
      return Optional.empty();
    }
  }

  /** From now on requests meet these faults by chance, {@link #forget()} or not. */
  public void mix(long seed, List<Share> shares) {
    mix = Optional.of(new Mix(new Random(seed), List.copyOf(shares)));
  }

  /** Forgets scripts and counts; what is still open then is never counted. */
  public void forget() {
    generation.incrementAndGet();
    scripts.clear();
    requests.clear();
    paid.clear();
    inFlightMax.set(0);
    abandoned.set(0);
  }

  /** Requests that came in, good or not. */
  public int calls() {
    return requests.size();
  }

  /** Whole answers that went out: what a provider would charge. */
  public int paidCalls() {
    return paid.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Answers that had gone out before under the same key. */
  public int repeatedCalls() {
    return paidCalls() - paid.size();
  }

  /** Streams that their reader left before the end. */
  public int abandonedCalls() {
    return abandoned.get();
  }

  /** How often each key was paid. */
  public Map<String, Integer> paidByKey() {
    return Map.copyOf(paid);
  }

  /** All requests in order of arrival. */
  public List<StubRequest> requests() {
    synchronized (requests) {
      return new ArrayList<>(requests);
    }
  }

  /** The most requests that were being worked on at once. */
  public int inFlightMax() {
    return inFlightMax.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /**
   * A request that came in.
   *
   * @param generation how often the server had forgotten before
   */
  private record Open(HttpExchange exchange, StubProtocol speaks, int generation) {}

  private void complete(HttpExchange exchange, StubProtocol speaks) throws IOException {
    var open = new Open(exchange, speaks, generation.get());
    try (exchange) {
      StubRequest request = worked(exchange, speaks);
      Optional<StubFault> fault = faultFor(request);
      if (fault.isPresent()) {
        meet(open, request, fault.get());
      } else {
        pay(open, request, brain.answer(request));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Reads a request and takes the time that a model takes. It is out of flight before the answer is
   * written: who has read our last byte may call again before this thread goes on.
   */
  private StubRequest worked(HttpExchange exchange, StubProtocol speaks)
      throws IOException, InterruptedException {
    inFlightMax.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    try {
      StubRequest request = received(exchange, speaks);
      requests.add(request);
      Thread.sleep(latency);
      return request;
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private StubRequest received(HttpExchange exchange, StubProtocol speaks) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    var sent =
        new StubRequest.Sent(exchange.getRequestURI().toString(), headers, json.readTree(body));
    return StubRequest.of(speaks, sent, body);
  }

  private void meet(Open open, StubRequest request, StubFault fault)
      throws IOException, InterruptedException {
    switch (fault) {
      case StubFault.Hang(Duration duration) -> {
        Thread.sleep(duration);
        pay(open, request, brain.answer(request));
      }
      case StubFault.Say(String text) -> pay(open, request, text);
      case StubFault.Slowly(String text, Duration pause) ->
          pay(open, request, text, new StubStream(pause, Integer.MAX_VALUE, StubStream.Then.END));
      case StubFault.CutMidway(String text, int words) ->
          pay(open, request, text, new StubStream(Duration.ZERO, words, StubStream.Then.CUT));
      case StubFault.ErrorMidway(String text, int words) ->
          pay(open, request, text, new StubStream(Duration.ZERO, words, StubStream.Then.ERROR));
      case StubFault.Reset() -> {}
      case StubFault.Headed(Map<String, String> headers, StubFault then) -> {
        headers.forEach(open.exchange().getResponseHeaders()::set);
        meet(open, request, then);
      }
      case StubFault other -> replies.send(open.exchange(), open.speaks(), other);
    }
  }

  private Optional<StubFault> faultFor(StubRequest request) {
    return scripts.stream()
        .filter(script -> request.mentions(script.mention()))
        .map(Script::next)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> mix.flatMap(Mix::next));
  }

  private void pay(Open open, StubRequest request, String text)
      throws IOException, InterruptedException {
    pay(open, request, text, StubStream.WHOLE);
  }

  private void pay(Open open, StubRequest request, String text, StubStream stream)
      throws IOException, InterruptedException {
    boolean inPieces = request.sent().body().path("stream").asBoolean();
    Optional<StubFrames> frames = inPieces ? open.speaks().frames(request, text) : Optional.empty();
    if (frames.isEmpty()) {
      paid(open, request);
      replies.send(open.exchange(), 200, replies.answer(open.speaks(), request.model(), text));
      return;
    }
    try {
      if (stream.send(open.exchange(), frames.get())) {
        paid(open, request);
      }
    } catch (IOException e) {
      abandoned.incrementAndGet();
    }
  }

  private void paid(Open open, StubRequest request) {
    if (open.generation() == generation.get()) {
      paid.merge(request.key(), 1, Integer::sum);
    }
  }

  private void counts(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body =
          json.writeValueAsBytes(
              Map.of(
                  "calls", calls(),
                  "paid", paidCalls(),
                  "repeated", repeatedCalls(),
                  "inFlightMax", inFlightMax()));
      replies.send(exchange, 200, body);
    }
  }

  private void forget(HttpExchange exchange) throws IOException {
    try (exchange) {
      forget();
      replies.send(exchange, 200, new byte[] {'{', '}'});
    }
  }
}
