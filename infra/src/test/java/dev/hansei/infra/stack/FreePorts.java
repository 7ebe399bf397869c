package dev.hansei.infra.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody holds, and that no outgoing connection takes before they are used: below what
 * Linux (32,768) and macOS (49,152) give those.
 */
public final class FreePorts {
  /** JVMs that run tests side by side each have a stretch of their own. */
  private static final int FORK = Integer.getInteger("hansei.fork", 1);

  private static final int PER_FORK = 3_000;
  private static final int FIRST = 20_000 + (FORK - 1) % 4 * PER_FORK;
  private static final int BEYOND = FIRST + PER_FORK;

  /** Not the same twice in this process. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePorts() {}

  /** So many, none of which was given before. */
  public static List<Integer> take(int count) {
    List<Integer> ports = new ArrayList<>();
    while (ports.size() < count) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
      if (isFree(port) && GIVEN.add(port)) {
        ports.add(port);
      }
    }
    return ports;
  }

  private static boolean isFree(int port) {
    try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException _) {
      return false;
    }
  }
}
