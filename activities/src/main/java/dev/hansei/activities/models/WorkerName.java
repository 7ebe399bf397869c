package dev.hansei.activities.models;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/** What this worker is called among others: the same after a restart, where its port is. */
@Singleton
final class WorkerName {
  private static final int CHARS_MAX = 120;

  private final String value;

  WorkerName(@Value("${micronaut.server.port:-1}") int port) {
    String own = port > 0 ? Integer.toString(port) : UUID.randomUUID().toString();
    String host = host();
    this.value =
        host.substring(0, Math.min(host.length(), CHARS_MAX - own.length() - 1)) + ":" + own;
  }

  /** 1 to 120 characters. */
  String value() {
    return value;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
