package dev.hansei.infra.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A line to the registry's database that can be cut and mended: whoever goes through it loses every
 * connection at once and gets no other, as when the server is killed.
 */
public final class RegistryLine implements AutoCloseable {
  private static final String URL = "datasources.default.url";

  private final InetAddress here = InetAddress.getLoopbackAddress();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final String host;
  private final int target;
  private final int port;
  private @Nullable ServerSocket door;

  private RegistryLine(URI database) throws IOException {
    this.host = database.getHost();
    this.target = database.getPort();
    try (var free = new ServerSocket(0, 50, here)) {
      this.port = free.getLocalPort();
    }
    mend();
  }

  /** A line to the database of these settings, which lead through it from now on. */
  public static RegistryLine through(Map<String, Object> settings) {
    try {
      var url = String.valueOf(settings.get(URL));
      var line = new RegistryLine(URI.create(url.substring("jdbc:".length())));
      settings.put(
          URL,
          url.replace(
              "%s:%d".formatted(line.host, line.target),
              "%s:%d".formatted(line.here.getHostAddress(), line.port)));
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends all connections and lets nobody in. */
  public synchronized void cut() {
    try {
      if (door != null) {
        door.close();
      }
      for (Socket socket : open) {
        socket.close();
      }
      open.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets people in again. */
  public synchronized void mend() {
    try {
      var opened = new ServerSocket(port, 50, here);
      door = opened;
      Thread.ofVirtual().name("registry-line").start(() -> serve(opened));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(ServerSocket opened) {
    try {
      while (!opened.isClosed()) {
        var near = opened.accept();
        var far = new Socket(host, target);
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> copy(near, far));
        Thread.ofVirtual().start(() -> copy(far, near));
      }
    } catch (IOException _) {
      // The line was cut.
    }
  }

  private void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // One side has ended; so does the other.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  @Override
  public void close() {
    cut();
  }
}
