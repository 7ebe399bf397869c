package dev.hansei.infra.registry.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.RowBodies;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Logprobs;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.Usage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** A call is paid once: one entry per key, the first one, for everybody. */
class CallJournalIT {
  private static final int RACERS = 32;

  @RegistryTest
  void givesBackWhatWasPaid(TestRegistry registry) {
    var journal = registry.get(CallJournal.class);
    var project = registry.newProject();
    var entry = entry("q1", "東京です。 \uD83D\uDDFC <script>alert(1)</script>");
    assertThat(journal.find(project, entry.key())).isEmpty();
    assertThat(journal.record(project, entry)).isEqualTo(entry);
    assertThat(journal.find(project, entry.key())).contains(entry);
    assertThat(journal.find(registry.newProject(), entry.key())).isEmpty();
    assertThat(entry.toString()).doesNotContain("script");
  }

  @RegistryTest
  void keepsHowLikelyTheAnswerWasWhereThatWasTold(TestRegistry registry) throws Exception {
    var journal = registry.get(CallJournal.class);
    var project = registry.newProject();
    var plain = entry("plain", "a");
    var entries = new ArrayList<JournalEntry>(List.of(plain));
    IntStream.range(0, 8).forEach(i -> entries.add(likely("q" + i, -1.0 / (3 + i))));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new ArrayList<Callable<JournalEntry>>();
      entries.forEach(each -> writing.add(() -> journal.record(project, each)));
      for (var written : threads.invokeAll(writing)) {
        assertThat(entries).contains(written.get());
      }
    }
    assertThat(journal.findAll(project, entries.stream().map(JournalEntry::key).toList()).values())
        .containsExactlyInAnyOrderElementsOf(entries);
    assertThat(journal.find(project, plain.key()).orElseThrow().logprobs()).isEmpty();
    assertThat(journal.record(project, likely("q0", -7)).logprobs())
        .as("the first stands, with its own")
        .contains(new Logprobs(12, -1.0 / 3));
  }

  @RegistryTest
  void keepsAnAnswerThatIsTooLargeForARowAsAnObject(TestRegistry registry) {
    var journal = registry.get(CallJournal.class);
    var project = registry.newProject();
    var fits = entry("fits", "x".repeat(RowBodies.BYTES_MAX));
    var large = entry("large", "ä".repeat(RowBodies.BYTES_MAX / 2 + 1));
    journal.record(project, fits);
    journal.record(project, large);
    assertThat(journal.find(project, fits.key())).contains(fits);
    assertThat(journal.find(project, large.key())).contains(large);
    assertThat(
            new Sql(registry.database())
                .texts(
                    "SELECT HEX(call_key) FROM models_call WHERE project_id = ? AND body IS NULL",
                    project.value()))
        .containsExactly(large.key().sha256().hex().toUpperCase(Locale.ROOT));
  }

  @RegistryTest
  void findsManyAtOnce(TestRegistry registry) {
    var journal = registry.get(CallJournal.class);
    var project = registry.newProject();
    var keys = new ArrayList<CallKey>();
    for (int i = 0; i < 250; i++) {
      var entry = entry("q" + i, "answer " + i);
      keys.add(entry.key());
      if (i % 50 == 0) {
        journal.record(project, entry);
      }
    }
    assertThat(journal.findAll(project, keys).keySet())
        .containsExactlyInAnyOrder(
            keys.get(0), keys.get(50), keys.get(100), keys.get(150), keys.get(200));
    assertThat(journal.findAll(project, new ArrayList<>())).isEmpty();
  }

  @RegistryTest
  void letsTheFirstOfManyRacingAnswersStandForAll(TestRegistry registry) throws Exception {
    var journal = registry.get(CallJournal.class);
    var project = registry.newProject();
    var start = new CyclicBarrier(RACERS);
    var racers = new ArrayList<Callable<String>>();
    IntStream.range(0, RACERS)
        .forEach(i ->
            racers.add(() -> {
              start.await();
              return journal.record(project, entry("same", "answer " + i)).text();
            }));
    var answers = new LinkedHashSet<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var racer : threads.invokeAll(racers)) {
        answers.add(racer.get());
      }
    }
    assertThat(answers).hasSize(1);
    assertThat(journal.find(project, entry("same", "").key()).orElseThrow().text())
        .isEqualTo(answers.getFirst());
    assertThat(
            new Sql(registry.database())
                .number("SELECT COUNT(*) FROM models_call WHERE project_id = ?", project.value()))
        .isEqualTo(1);
  }

  private static JournalEntry likely(String key, double sum) {
    JournalEntry plain = entry(key, "a");
    return new JournalEntry(
        plain.key(),
        plain.model(),
        plain.text(),
        plain.usage(),
        plain.latencyMillis(),
        plain.createdAt(),
        Optional.of(new Logprobs(12, sum)));
  }

  private static JournalEntry entry(String key, String text) {
    return new JournalEntry(
        new CallKey(Sha256.of(key)),
        new ModelName("openai/gpt-4o-mini"),
        text,
        new Usage(12, 34, 56),
        789,
        Instant.now().truncatedTo(ChronoUnit.MICROS));
  }
}
