package dev.hansei.api.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** How each person labels. */
@Command(
    name = "people",
    description = "Shows how people label: pace, gold, agreement; in the latest queues or in one.")
final class LabellersCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "QUEUE",
      arity = "0..1",
      description = "the queue's id; the latest ten when left out")
  private @Nullable String queue;

  LabellersCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String of = queue == null ? "/annotations" : AnnotationCommands.path(queue);
    return session
        .output()
        .table(
            session.api().get(of + "/people"),
            "name",
            "queue",
            "labels",
            "secondsEach",
            "goldRight",
            "goldAnswered",
            "goldAccuracy/lower",
            "goldAccuracy/upper",
            "goldAdvice",
            "same",
            "compared",
            "goldTrend",
            "sameTrend");
  }
}
