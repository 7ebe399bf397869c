package dev.hansei.infra.stack.doctor;

import dev.hansei.infra.stack.PortHolder;
import dev.hansei.infra.stack.Ports;
import dev.hansei.infra.stack.StackPorts;
import java.util.List;
import java.util.stream.Stream;

/** Looks at the ports of a stack that is not up: each must be free. */
record PortChecks(StackPorts ports) {
  private record Named(int port, String use, String setting) {}

  List<Finding> all() {
    return Stream.of(
            new Named(ports.api(), "the service", "HANSEI_PORT"),
            new Named(ports.temporal(), "the Temporal server", "HANSEI_TEMPORAL_PORT"),
            new Named(ports.registry(), "the registry's database", "HANSEI_REGISTRY_PORT"),
            new Named(ports.objects(), "the object store", "HANSEI_OBJECTS_PORT"))
        .map(PortChecks::find)
        .toList();
  }

  private static Finding find(Named named) {
    var subject = "port " + named.port();
    return Ports.isFree(named.port())
        ? Finding.ok(subject, "free for " + named.use())
        : Finding.fail(
            subject,
            "wanted for %s, taken by %s".formatted(named.use(), PortHolder.describe(named.port())),
            "Stop that process or choose another port with %s.".formatted(named.setting()));
  }
}
