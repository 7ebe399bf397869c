package dev.hansei.infra.stack;

import java.util.Map;

/**
 * The ports of the local stack, all on the loopback address. The defaults lie below the range from
 * which systems give ports to clients, and are no known service's own.
 *
 * @param api pages, REST and the ingestion doors; {@code HANSEI_PORT}
 * @param worker health of the worker when it is a process of its own; {@code HANSEI_WORKER_PORT}
 * @param temporal gRPC of the Temporal server; {@code HANSEI_TEMPORAL_PORT}
 * @param registry MySQL protocol; {@code HANSEI_REGISTRY_PORT}
 * @param objects S3; {@code HANSEI_OBJECTS_PORT}
 */
public record StackPorts(int api, int worker, int temporal, int registry, int objects) {
  private static final int PORT_MIN = 1;
  private static final int PORT_MAX = 65_535;

  /** The settings' values, or the defaults. */
  static StackPorts from(Map<String, String> environment) {
    return new StackPorts(
        port(environment, "HANSEI_PORT", 8088),
        port(environment, "HANSEI_WORKER_PORT", 8089),
        port(environment, "HANSEI_TEMPORAL_PORT", 27_233),
        port(environment, "HANSEI_REGISTRY_PORT", 23_306),
        port(environment, "HANSEI_OBJECTS_PORT", 29_000));
  }

  private static int port(Map<String, String> environment, String setting, int ifUnset) {
    var value = environment.getOrDefault(setting, "").strip();
    if (value.isEmpty()) {
      return ifUnset;
    }
    if (!value.matches("\\d{1,5}")
        || Integer.parseInt(value) < PORT_MIN
        || Integer.parseInt(value) > PORT_MAX) {
      throw new StackFailure(
          StackFailure.Kind.USAGE,
          "%s is \"%s\"; a port is a number from %d to %d."
              .formatted(setting, value, PORT_MIN, PORT_MAX));
    }
    return Integer.parseInt(value);
  }

  /**
   * Refuses to go on when one of them is taken.
   *
   * @param split whether the worker is a process of its own
   */
  void requireFree(boolean split) {
    Ports.requireFree(api, "the service", "HANSEI_PORT");
    if (split) {
      Ports.requireFree(worker, "the worker's health", "HANSEI_WORKER_PORT");
    }
    Ports.requireFree(temporal, "the Temporal server", "HANSEI_TEMPORAL_PORT");
    Ports.requireFree(registry, "the registry's database", "HANSEI_REGISTRY_PORT");
    Ports.requireFree(objects, "the object store", "HANSEI_OBJECTS_PORT");
  }
}
