package dev.hansei.api.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** How far labels follow a judge that was shown. */
@Command(
    name = "anchoring",
    description = "Shows how often people say what a queue's judge was shown to say, by person.")
final class AnchoringCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "QUEUE", description = "the queue's id")
  private String queue = "";

  AnchoringCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session
        .output()
        .table(
            session.api().get(AnnotationCommands.path(queue) + "/anchoring"),
            "name",
            "labels",
            "same",
            "share/value",
            "share/lower",
            "share/upper");
  }
}
