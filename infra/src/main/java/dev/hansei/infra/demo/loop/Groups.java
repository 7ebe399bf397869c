package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.hansei.infra.models.EmbeddingSettings;
import dev.hansei.infra.models.MiniLmEmbedder;
import dev.hansei.workflows.failures.FailureGroups;
import java.util.List;

/**
 * Failures whose questions read alike, told as groups. MiniLM knows what a question is about, not
 * what went wrong; the story says so.
 */
final class Groups {
  private static final int SHOWN = 8;
  private static final int EXAMPLE_CHARS = 80;

  private final Told told;

  Groups(Told told) {
    this.told = told;
  }

  void tell(List<RecordedLog> failed) {
    List<RecordedLog> some = failed.subList(0, Math.min(failed.size(), FailureGroups.ITEMS_MAX));
    List<List<Integer>> groups;
    try (var embedder =
        new MiniLmEmbedder(new EmbeddingSettings(Runtime.getRuntime().availableProcessors()))) {
      List<String> questions = some.stream().map(RecordedLog::input).toList();
      groups = FailureGroups.of(embedder.embed(questions), FailureGroups.NEAREST_USUAL);
    }
    long several = groups.stream().filter(group -> group.size() > 1).count();
    told.now("%d failures in %d groups of questions that read alike", some.size(), several);
    told.say(
        "By what was asked, %d failures form %d groups of two and more (MiniLM, average linkage at"
            + " %s;",
        some.size(), several, Told.number(FailureGroups.NEAREST_USUAL));
    told.say("it knows the subject of a question, not what went wrong). The largest:");
    ArrayNode figures = Api.JSON.createArrayNode();
    for (List<Integer> group : groups.subList(0, Math.min(SHOWN, groups.size()))) {
      String example = example(some.get(group.getFirst()).input());
      told.say("  %3d  such as: %s", group.size(), example);
      figures.addObject().put("failures", group.size()).put("example", example);
    }
    told.figure("groups", figures);
  }

  private static String example(String input) {
    String line = input.strip().replaceAll("\\s+", " ");
    return line.length() <= EXAMPLE_CHARS ? line : line.substring(0, EXAMPLE_CHARS - 1) + "…";
  }
}
