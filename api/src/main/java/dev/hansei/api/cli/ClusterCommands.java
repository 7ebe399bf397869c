package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Failure modes. */
@Command(name = "clusters", description = "Failure modes: failures that read alike.")
final class ClusterCommands {
  private static final String CLUSTERS = "/failures/clusters";

  private final Session session;

  ClusterCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Lists failure modes, heaviest first.")
  int list(
      @Option(
              names = "--state",
              paramLabel = "STATE",
              description = "open, in-suite, fixed, closed, reopened or dismissed")
          @Nullable String state,
      @Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of(CLUSTERS, "state", state)),
            "id",
            "name",
            "state",
            "severity",
            "traces",
            "lastAt");
  }

  @Command(description = "Shows a failure mode: its texts, the versions it hit, its story.")
  int show(@Parameters(paramLabel = "CLUSTER", description = "its id") String cluster) {
    return shown(session.api().get(path(cluster)));
  }

  @Command(description = "Lists the failures of a mode, newest first.")
  int failures(
      @Parameters(paramLabel = "CLUSTER", description = "its id") String cluster,
      @Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of(path(cluster) + "/failures")),
            "id",
            "severity",
            "reasons",
            "question",
            "foundAt");
  }

  @Command(description = "Moves a failure mode through its life.")
  int move(
      @Parameters(index = "0", paramLabel = "CLUSTER", description = "its id") String cluster,
      @Parameters(
              index = "1",
              paramLabel = "STATE",
              description = "open, in-suite, fixed, closed or dismissed")
          String state,
      @Option(names = "--fixed-by", paramLabel = "PROMPT@VERSION", description = "with fixed")
          @Nullable String fixedBy,
      @Option(
              names = "--growth",
              paramLabel = "TIMES",
              description = "with dismissed: comes back when it weighs so many times as much")
          @Nullable Double growth) {
    Map<String, Object> body = new TreeMap<>(Map.of("to", state));
    if (fixedBy != null) {
      int at = fixedBy.lastIndexOf('@');
      body.put("promptName", at < 0 ? fixedBy : fixedBy.substring(0, at));
      body.put("promptVersion", at < 0 ? "" : fixedBy.substring(at + 1));
    }
    if (growth != null) {
      body.put("growth", growth);
    }
    return shown(session.api().post(path(cluster) + "/move", body));
  }

  @Command(description = "Gives a failure mode another name.")
  int rename(
      @Parameters(index = "0", paramLabel = "CLUSTER", description = "its id") String cluster,
      @Parameters(index = "1", paramLabel = "NAME", description = "1 to 120 characters")
          String name) {
    return shown(session.api().post(path(cluster) + "/rename", Map.of("name", name)));
  }

  private int shown(JsonNode cluster) {
    return session
        .output()
        .show(
            cluster,
            "id",
            "name",
            "state",
            "severity",
            "traces",
            "patterns",
            "firstAt",
            "lastAt",
            "detail");
  }

  private static String path(String cluster) {
    return CLUSTERS + "/" + Api.encoded(cluster);
  }
}
