package dev.hansei.api.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.RegistryLine;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.prompts.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The registry's server is gone while applications ask: they notice nothing but a header. */
class ServingIT {
  private static final String DATABASE = "serving";
  private static final int READERS = 50;

  /** Longer than it takes until an answer has to say how old it is. */
  private static final int ROUNDS = 16;

  @Test
  void everyReaderIsAnsweredWhileTheRegistryIsAway() throws Exception {
    var settings = TestRegistry.properties(DATABASE);
    try (var line = RegistryLine.through(settings)) {
      var seed = new LiveSeed(serverOver(String.valueOf(settings.get("datasources.default.url"))));
      var id = seed.prompt("answer");
      seed.move(id, Stage.PRODUCTION, seed.version("answer", "Answer."), 0);
      var before = seed.application.get("/prompts/answer").expect(200);

      long read = System.nanoTime();
      line.cut();
      List<Answer> answers = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        answers.addAll(asked(seed));
        Thread.sleep(500);
      }
      assertThat(answers).allMatch(answer -> answer.status() == 200);
      assertThat(answers.getLast().body()).isEqualTo(before.body());
      assertThat(answers.getLast().header("etag")).isEqualTo(before.header("etag"));
      // Never older than the last look before the line was cut.
      int oldest = (int) Duration.ofNanos(System.nanoTime() - read).toSeconds() + 10;
      assertThat(Integer.parseInt(answers.getLast().header("hansei-stale"))).isBetween(5, oldest);
      Answer last = answers.getLast();
      assertThat(last.header("age")).isEqualTo(last.header("hansei-stale"));
      assertThat(flag(seed).expect(200).text("/variant")).as("as a flag").isEqualTo("v1");

      line.mend();
      for (int tenth = 0; tenth < 300 && isStale(seed); tenth++) {
        Thread.sleep(100);
      }
      assertThat(isStale(seed)).isFalse();
    }
  }

  private static ApiServer serverOver(String url) {
    return ApiServer.with(
        DATABASE,
        Map.of(
            "datasources.default.url",
            url,
            "hansei.temporal.address",
            "127.0.0.1:1",
            "hansei.temporal.patience",
            "300ms"));
  }

  private static boolean isStale(LiveSeed seed) {
    return !seed.application.get("/prompts/answer").expect(200).header("hansei-stale").isEmpty();
  }

  private static Answer flag(LiveSeed seed) {
    return seed.application.post("!/ofrep/v1/evaluate/flags/answer", "{}");
  }

  private static List<Answer> asked(LiveSeed seed) throws Exception {
    List<Callable<Answer>> readers = new ArrayList<>();
    for (int reader = 0; reader < READERS; reader++) {
      readers.add(() -> seed.application.get("/prompts/answer"));
    }
    List<Answer> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(readers)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }
}
