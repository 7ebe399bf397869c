package dev.hansei.infra.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** TCP ports of the loopback address: free or taken, and by whom. */
public final class Ports {
  /** The only address that local processes listen on. */
  public static final String LOOPBACK = "127.0.0.1";

  /** Loopback answers within microseconds; half a second is a machine under heavy load. */
  private static final int CONNECT_TIMEOUT_MILLIS = 500;

  private static final Duration POLL = Duration.ofMillis(25);

  private Ports() {}

  /** True when nothing listens on the port, on this address or on all addresses. */
  public static boolean isFree(int port) {
    if (answers(port)) {
      return false;
    }
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(address(port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** True when a connection to the port is accepted. */
  public static boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(address(port), CONNECT_TIMEOUT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port);
  }

  /**
   * A port that was free a moment ago, chosen by the kernel. Another process may take it before its
   * user binds it, so the user must be able to start again with another.
   */
  public static int free() {
    try (var probe = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw StackFailure.failed(
          "No TCP port of %s can be opened: %s.".formatted(LOOPBACK, e.getMessage()),
          "Check that the loopback interface is up.");
    }
  }

  /**
   * Refuses a taken port in one line that names its holder, where the system tells, and the setting
   * that moves it.
   *
   * @throws StackFailure when something listens on the port
   */
  public static void requireFree(int port, String what, String setting) {
    if (!isFree(port)) {
      throw StackFailure.failed(
          "Port %d for %s is taken by %s.".formatted(port, what, PortHolder.describe(port)),
          "Stop that process or choose another port with %s.".formatted(setting));
    }
  }

  /**
   * Waits until the port is free again, as after the end of the process that held it; false when
   * time ran out.
   */
  static boolean awaitFree(int port, Duration patience) throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!isFree(port)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(POLL);
    }
    return true;
  }
}
