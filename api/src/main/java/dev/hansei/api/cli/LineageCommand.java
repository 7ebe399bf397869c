package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where a thing comes from and what came of it. */
@Command(name = "lineage", description = "Where a thing comes from, and what came of it.")
final class LineageCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "KIND", description = "trace, failure, case, run, promotion, ...")
  private String kind = "";

  @Parameters(paramLabel = "ID", description = "its id")
  private String id = "";

  @Option(
      names = "--direction",
      paramLabel = "WAY",
      defaultValue = "both",
      description = "up, down or both (when left out)")
  private String direction = "both";

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "10",
      description = "steps; 10 when left out")
  private int depth;

  LineageCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String path = "/lineage/%s/%s?direction=%s&depth=%d";
    JsonNode graph =
        session
            .api()
            .get(path.formatted(Api.encoded(kind), Api.encoded(id), Api.encoded(direction), depth));
    var list = JsonNodeFactory.instance.objectNode();
    list.set("items", graph.path("nodes"));
    list.set("edges", graph.path("edges"));
    list.set("truncated", graph.path("truncated"));
    return session.output().table(list, "kind", "id", "label");
  }
}
