package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gold: tasks whose right answer a lead knows, hidden among the others of a queue. */
@Command(name = "gold", description = "Tasks whose right answer you know, hidden among the others.")
final class GoldCommands {
  private final Session session;

  GoldCommands(Session session) {
    this.session = session;
  }

  @Command(
      description =
          "Marks tasks, JSON lines of {task, item or question and output; label or answers by key;"
              + " reason}; what cannot be used is listed.")
  int mark(
      @Parameters(paramLabel = "QUEUE", description = "the queue's id") String queue,
      @Parameters(paramLabel = "FILE", description = "one JSON object a line") Path file) {
    JsonNode answer = session.api().post(path(queue), "application/jsonl", Api.read(file));
    session.output().show(answer, "taken", "changed");
    session.output().part(answer.path("rejected"), "line", "code", "detail");
    return answer.path("rejected").isEmpty() ? ExitCodes.OK : ExitCodes.REFUSED;
  }

  @Command(description = "Lists the gold of a queue with how people answered it.")
  int list(@Parameters(paramLabel = "QUEUE", description = "the queue's id") String queue) {
    return table(session.api().get(path(queue)));
  }

  @Command(description = "Takes an item out of use: nobody is given it, no answer to it counts.")
  int retire(
      @Parameters(paramLabel = "QUEUE", description = "the queue's id") String queue,
      @Parameters(paramLabel = "TASK", description = "the task's id, as 'list' gave it")
          String task) {
    return table(session.api().post(path(queue) + "/" + Api.encoded(task) + "/retire", Map.of()));
  }

  private int table(JsonNode gold) {
    return session.output().table(gold, "task", "answered", "right", "retiredAt", "reason");
  }

  private static String path(String queue) {
    return "/annotations/queues/" + Api.encoded(queue) + "/gold";
  }
}
