package dev.hansei.api.prompts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.prompts.LiveLook;
import dev.hansei.infra.registry.prompts.LivePrompts;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Assignment.Arm;
import dev.hansei.workflows.prompts.Stage;
import io.micronaut.http.HttpStatus;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * All flags of a project at once. They may be megabytes, so they are never written on the threads
 * that read requests, which serve every other project too: a few are written at once, each between
 * two moves of a pointer once, and whoever has them already costs no writing at all. Thread safe.
 */
@Singleton
final class OfrepBulk {
  /** All flags together; whoever has more asks for them one by one. */
  static final long BYTES_MAX = 8L << 20;

  /** What stays written, of all projects; then the memory starts over. */
  static final long KEPT_BYTES_MAX = 32L << 20;

  /** More would only share the processors, and each holds some times its answer in memory. */
  static final int WRITERS_MAX = 4;

  /** Writing 8 MiB takes a tenth of it; who waits longer is one of a flood. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Characters of a tag that tell one content from another. */
  private static final int TAG_CHARS = 32;

  private final ObjectMapper json;
  private final ExecutorService waiting;
  private final Semaphore writers = new Semaphore(WRITERS_MAX);
  private final Map<Key, byte[]> written = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong writings = new AtomicLong();

  OfrepBulk(ObjectMapper json, @Named(TaskExecutors.BLOCKING) ExecutorService waiting) {
    this.json = json;
    this.waiting = waiting;
  }

  private record Key(ProjectId project, String tag) {}

  /**
   * An answer.
   *
   * @param body absent where whoever asks has it
   */
  @SuppressWarnings("ArrayRecordComponent") // written out, never compared
  record Flags(String tag, Optional<byte[]> body, Duration age) {}

  /**
   * All flags as a caller gets them. Fails with 400 {@code flags-too-large} or 503 {@code
   * flags-busy}.
   *
   * @param known the caller's If-None-Match
   */
  CompletionStage<Flags> of(ServedQuestion asked, LiveLook look, @Nullable String known) {
    return CompletableFuture.supplyAsync(() -> now(asked, look, known), waiting);
  }

  /** How many answers were written anew. */
  long writings() {
    return writings.get();
  }

  private Flags now(ServedQuestion asked, LiveLook look, @Nullable String known) {
    List<Flag> flags = flags(asked, look);
    String tag = tag(asked.project(), look.prompts(), flags);
    return new Flags(
        tag,
        ServedHeaders.matches(known, tag)
            ? Optional.empty()
            : Optional.of(body(new Key(asked.project(), tag), flags)),
        look.oldest());
  }

  private record Flag(OfrepFlag flag, ServedPrompt served) {}

  private static List<Flag> flags(ServedQuestion asked, LiveLook look) {
    List<Flag> flags = new ArrayList<>();
    long size = 0;
    for (var prompt : look.prompts().all()) {
      for (Stage stage : prompt.stages().keySet()) {
        var name = prompt.prompt().name().value();
        var question = new ServedQuestion(asked.project(), name, stage, asked.key());
        var served = LiveReader.served(question, prompt, look);
        flags.add(new Flag(OfrepFlag.at(name, stage), served));
        size += served.version().artifact().sizeBytes();
      }
      if (size > BYTES_MAX) {
        throw tooMany();
      }
    }
    return flags;
  }

  /**
   * The revision counts every move of the project; beside it only the sides of rollouts that run
   * tell callers apart. A client that changes to another project's token has nothing of it yet.
   */
  private static String tag(ProjectId project, LivePrompts prompts, List<Flag> flags) {
    var all = new StringBuilder().append(project).append(' ').append(prompts.revision());
    all.append(' ').append(flags.size());
    if (!prompts.isWhole()) {
      // Some is what was known before, at another revision of its own.
      flags.forEach(each -> all.append(' ').append(each.served().pointer().revision()));
    }
    flags.stream()
        .filter(each -> each.served().assignment().arm() != Arm.NONE)
        .forEach(each ->
            all.append(' ')
                .append(each.flag().key())
                .append('=')
                .append(each.served().assignment().arm().word()));
    return "\"%s\"".formatted(Sha256.of(all.toString()).hex().substring(0, TAG_CHARS));
  }

  private byte[] body(Key key, List<Flag> flags) {
    byte[] there = written.get(key);
    if (there != null) {
      return there;
    }
    enter();
    try {
      // Whoever went before may have written the same.
      byte[] known = written.get(key);
      return known == null ? write(key, flags) : known;
    } finally {
      writers.release();
    }
  }

  private void enter() {
    try {
      if (!writers.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private byte[] write(Key key, List<Flag> flags) {
    byte[] body =
        bytes(
            new OfrepFlagsResource(
                flags.stream()
                    .map(each -> OfrepEvaluationResource.of(each.flag(), each.served()))
                    .toList()));
    writings.incrementAndGet();
    if (bytes.addAndGet(body.length) > KEPT_BYTES_MAX) {
      written.clear();
      bytes.set(body.length);
    }
    written.put(key, body);
    return body;
  }

  private byte[] bytes(OfrepFlagsResource all) {
    try {
      return json.writeValueAsBytes(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a flag has a JSON form", e);
    }
  }

  private static ApiException busy() {
    return ApiProblem.unavailable(
            "flags-busy", "Too many ask for all flags at once; ask again, or for them one by one.")
        .raise();
  }

  private static ApiException tooMany() {
    return ApiProblem.of(
            HttpStatus.BAD_REQUEST,
            "flags-too-large",
            "Too much for one answer",
            "The live prompts of this project have more than %d MiB together; ask for them one by one."
                .formatted(BYTES_MAX >> 20))
        .raise();
  }
}
