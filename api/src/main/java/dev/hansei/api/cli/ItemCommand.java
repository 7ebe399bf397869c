package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Items that are brought to be labelled, where they are no answers of runs. */
@Command(
    name = "items",
    description =
        "Brings items to be labelled, JSON lines of {id, question or messages, context, answer},"
            + " or of pairs {..., a, b}; a queue names the set as its 'items'. Without FILE lists the"
            + " sets.")
final class ItemCommand implements Callable<Integer> {
  private static final String PATH = "/annotations/items";

  private final Session session;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "One JSON object a line.")
  private @Nullable Path file;

  @Option(names = "--name", paramLabel = "NAME", description = "The set's; else the file's.")
  private @Nullable String name;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description =
          "What they may be used for where a line does not say: generate, align (if left"
              + " out), tune, gate or canary.")
  private @Nullable String split;

  @Mixin private Paging paging = new Paging();

  ItemCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return file == null ? list() : bring(file);
  }

  private int list() {
    return session
        .output()
        .table(session.api().get(paging.of(PATH)), "id", "name", "items", "pairs", "createdAt");
  }

  private int bring(Path lines) {
    String called = name == null ? String.valueOf(lines.getFileName()) : name;
    JsonNode answer =
        session
            .api()
            .post(
                Paging.all(PATH, "name", called, "split", split),
                "application/jsonl",
                Api.read(lines));
    session.output().show(answer, "set/id", "set/name", "taken");
    session.output().part(answer.path("rejected"), "line", "code", "detail");
    return answer.path("rejected").isEmpty() ? ExitCodes.OK : ExitCodes.REFUSED;
  }
}
