package dev.hansei.infra.demo;

import dev.hansei.infra.demo.documents.DocumentPage;
import dev.hansei.infra.demo.documents.DocumentPassage;
import dev.hansei.infra.demo.documents.Javadoc;
import dev.hansei.infra.demo.service.Adapters;
import dev.hansei.infra.demo.service.Prompts;
import dev.hansei.infra.demo.service.ServiceClient;
import dev.hansei.infra.demo.service.TraceSender;
import dev.hansei.infra.models.EmbeddingSettings;
import dev.hansei.infra.models.MiniLmEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The program *Ask the docs*: {@code infra/hansei demo-app}. With {@code --documents FOLDER} it
 * only writes its documents there, for {@code infra/hansei cases add-document}.
 */
public final class DemoApp implements AutoCloseable {
  /** As the command line's: 2 a usage error, 4 it cannot run. */
  private static final int USAGE = 2;

  private static final int FAILED = 4;

  private final MiniLmEmbedder embedder;
  private final TraceSender traces;
  private final AskServer server;

  private DemoApp(MiniLmEmbedder embedder, TraceSender traces, AskServer server) {
    this.embedder = embedder;
    this.traces = traces;
    this.server = server;
  }

  /** Starts it, and runs until it is told to end. */
  public static void main(String[] arguments) throws InterruptedException {
    String documents = System.getProperty("hansei.demo.documents", "");
    try {
      if (arguments.length == 2 && arguments[0].equals("--documents")) {
        say("%d documents in %s", write(Path.of(documents), Path.of(arguments[1])), arguments[1]);
        return;
      }
      if (arguments.length > 0) {
        throw new IllegalArgumentException("usage: infra/hansei demo-app [--documents FOLDER]");
      }
      DemoApp app = start(DemoSettings.of(System.getenv(), documents));
      Runtime.getRuntime().addShutdownHook(new Thread(app::close, "close"));
      say("asking is at %s/ask; end with Ctrl-C", app.base());
      new CountDownLatch(1).await();
    } catch (IllegalArgumentException e) {
      say("%s", String.valueOf(e.getMessage()));
      System.exit(USAGE);
    } catch (IOException | UncheckedIOException e) {
      say("%s", String.valueOf(e.getMessage()));
      System.exit(FAILED);
    }
  }

  /**
   * Starts it.
   *
   * @throws IOException where the documents cannot be read or the port is taken
   */
  public static DemoApp start(DemoSettings settings) throws IOException {
    List<DocumentPassage> passages =
        Javadoc.read(settings.documents()).stream()
            .flatMap(page -> Javadoc.passages(page).stream())
            .toList();
    var embedder = new MiniLmEmbedder(new EmbeddingSettings(settings.concurrency()));
    Library library = Library.of(passages, embedder, new KeptVectors(settings.cache()));
    var service = ServiceClient.of(settings.service(), settings.project(), settings.token());
    var traces = new TraceSender(service);
    var desk =
        new Desk(
            new AskTheDocs(library, embedder),
            new Prompts(service, settings.prompt(), Clock.systemUTC()),
            new Adapters(service),
            traces,
            settings.model(),
            settings.concurrency());
    try {
      AskServer server =
          AskServer.start(settings.port(), desk, () -> health(library.size(), traces));
      return new DemoApp(embedder, traces, server);
    } catch (BindException e) {
      embedder.close();
      traces.close();
      throw new IOException(
          "port %d is taken; name another with HANSEI_DEMO_PORT".formatted(settings.port()), e);
    }
  }

  /** Where it answers. */
  public URI base() {
    return server.base();
  }

  /** Stops answering, then sends the traces that are left. */
  @Override
  public void close() {
    server.close();
    traces.close();
    embedder.close();
  }

  private static Map<String, Object> health(int passages, TraceSender traces) {
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("status", "up");
    health.put("passages", passages);
    health.put("tracesSent", traces.sent());
    health.put("tracesDropped", traces.dropped());
    return health;
  }

  private static int write(Path documents, Path folder) throws IOException {
    List<DocumentPage> pages = Javadoc.read(documents);
    Files.createDirectories(folder);
    for (DocumentPage page : pages) {
      Files.writeString(folder.resolve(page.fileName()), page.markdown());
    }
    return pages.size();
  }

  @SuppressWarnings("SystemOut")
  private static void say(String format, Object... values) {
    System.err.printf("hansei: " + format + "%n", values);
  }
}
