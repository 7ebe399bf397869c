package dev.hansei.infra.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a Temporal server of this machine is told: one process with all its services, a SQLite file,
 * loopback only.
 *
 * @param folder holds the database file and the configuration
 * @param grpcPort clients and workers connect here
 * @param httpPort the same API as JSON; the supervisor and the doctor ask here
 */
public record TemporalConfig(Path folder, int grpcPort, int httpPort) {
  public static final String NAMESPACE = "hansei";

  /** History services and membership talk to themselves on ports that nobody else needs to know. */
  private static final int INTERNAL_PORTS = 7;

  Path database() {
    return folder.resolve("temporal.db");
  }

  Path file() {
    return folder.resolve("server.yaml");
  }

  Path dynamicFile() {
    return folder.resolve("dynamic.yaml");
  }

  /**
   * The configuration file. Internal ports are chosen anew each time: whatever took one meanwhile
   * is then no problem.
   */
  String render() {
    var internal =
        IntStream.generate(Ports::free).distinct().limit(INTERNAL_PORTS).boxed().toList();
    return YAML.replace("${database}", quoted(database()))
        .replace("${dynamic}", quoted(dynamicFile()))
        .replace("${grpc}", Integer.toString(grpcPort))
        .replace("${http}", Integer.toString(httpPort))
        .transform(text -> withPorts(text, internal));
  }

  /**
   * Settings that the server reads while it runs; workflows of one project must not starve
   * another's.
   */
  String renderDynamic() {
    return """
    matching.useNewMatcher:
      - value: true
    matching.enableFairness:
      - value: true
    frontend.workerVersioningWorkflowAPIs:
      - value: true
    """;
  }

  private static String withPorts(String text, List<Integer> internal) {
    var result = text;
    for (int place = 0; place < internal.size(); place++) {
      result = result.replace("${p" + place + "}", internal.get(place).toString());
    }
    return result;
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  private static final String YAML =
      """
      # Written by Hansei at every start; changes are lost. See infra/README.md.
      log: {stdout: true, level: error}
      persistence:
        numHistoryShards: 4
        defaultStore: history
        visibilityStore: visibility
        datastores:
          history: &store
            sql: &sql
              pluginName: sqlite
              databaseName: ${database}
              connectAddr: localhost
              connectProtocol: tcp
              # WAL with synchronous=NORMAL survives the kill of any process; a power cut may lose the last moments.
              connectAttributes: {cache: private, setup: "true", journal_mode: wal, synchronous: "1"}
              maxConns: 1
              maxIdleConns: 1
          visibility: *store
      global:
        membership: {maxJoinDuration: 30s, broadcastAddress: 127.0.0.1}
      services:
        frontend:
          rpc: {bindOnIP: 127.0.0.1, grpcPort: ${grpc}, httpPort: ${http}, membershipPort: ${p0}}
        history:
          rpc: {bindOnIP: 127.0.0.1, grpcPort: ${p1}, membershipPort: ${p2}}
        matching:
          rpc: {bindOnIP: 127.0.0.1, grpcPort: ${p3}, membershipPort: ${p4}}
        worker:
          rpc: {bindOnIP: 127.0.0.1, grpcPort: ${p5}, membershipPort: ${p6}}
      clusterMetadata:
        enableGlobalNamespace: false
        failoverVersionIncrement: 10
        masterClusterName: active
        currentClusterName: active
        clusterInformation:
          active: {enabled: true, initialFailoverVersion: 1, rpcName: frontend, rpcAddress: "127.0.0.1:${grpc}"}
      dcRedirectionPolicy: {policy: noop}
      archival: {history: {state: disabled}, visibility: {state: disabled}}
      publicClient: {hostPort: "127.0.0.1:${grpc}"}
      dynamicConfigClient: {filepath: ${dynamic}, pollInterval: 60s}
      """;
}
