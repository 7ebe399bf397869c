package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Ticks;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Prompt;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is live in each project, kept in memory for those who serve it. One small statement a second
 * asks whether anything has moved; a move by this process is seen at once. While the registry does
 * not answer, the last that is known goes on being served, up to a day, with its age. Thread safe.
 */
@Singleton
public final class LiveBoard {
  /** Older than this, an answer says how old it is: some looks have failed. */
  public static final Duration FRESH = Duration.ofSeconds(5);

  /** Nobody should run on what was live longer ago than that without having been asked. */
  public static final Duration OLDEST = Duration.ofHours(24);

  /** Between two looks: a rollback is everywhere a second later. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Some looks have failed by then, so the next would only wait for the pool's patience. */
  private static final Duration AWAY = Duration.ofSeconds(3);

  /** Nobody looks on behalf of projects that nobody asks about. */
  private static final Duration WATCHED = Duration.ofMinutes(10);

  /** Bounds the look's statement; one process serves so many at once. */
  static final int PROJECTS_MAX = 1_000;

  /** Contents of all projects together, as JSON; in memory they take some times as much. */
  static final long BYTES_MAX = 64L << 20;

  /** One project's part of it: what it has beyond is read when asked for. */
  private static final int PARTS = 4;

  /** Long ago, and no overflow of a difference. */
  private static final long NEVER = Long.MIN_VALUE / 2;

  private static final Logger LOG = LoggerFactory.getLogger(LiveBoard.class);

  private final LiveSource source;
  private final Ticks ticks;
  private final long bytesMax;
  private final Map<ProjectId, LiveEntry> entries = new ConcurrentHashMap<>();
  private final AtomicBoolean watched = new AtomicBoolean();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile long heardMillis = NEVER;
  private volatile long failedMillis = NEVER;

  /** Whether it is said already that looks fail; of the thread that looks. */
  private boolean isBroken;

  /**
   * A board with so much room.
   *
   * @param bytesMax of contents of all projects
   */
  LiveBoard(
      LiveSource source,
      Ticks ticks,
      @Value("${hansei.prompts.board-bytes:" + BYTES_MAX + "}") long bytesMax) {
    this.source = source;
    this.ticks = ticks;
    this.bytesMax = bytesMax;
  }

  /**
   * What is known of a project, if it may be served as it is: it is fresh, or nobody knows better.
   * What this process moved has to be asked for once before anybody is served what was there
   * before. Never blocks.
   */
  public Optional<LiveLook> known(ProjectId project) {
    LiveEntry entry = entries.get(project);
    if (entry == null) {
      return Optional.empty();
    }
    long now = ticks.millis();
    entry.asked(now);
    return entry
        .look(now)
        .filter(
            look -> (!look.isOld() && !entry.hasMoved()) || (isAway(now) && !entry.isUntried()));
  }

  /**
   * What is live in a project, read now where what is known is old. May wait for the registry.
   *
   * @throws RegistryException UNAVAILABLE where the registry does not answer and nothing is known;
   *     {@code prompts-too-old} where what is known is older than {@link #OLDEST}
   */
  public LiveLook look(ProjectId project) {
    watch();
    LiveEntry entry = entries.computeIfAbsent(project, _ -> new LiveEntry(ticks.millis()));
    entry.asked(ticks.millis());
    entry.lock();
    try {
      var known = known(project);
      return known.isPresent() ? bounded(known.get()) : read(project, entry);
    } finally {
      entry.unlock();
      makeRoom(project);
    }
  }

  private LiveLook read(ProjectId project, LiveEntry entry) {
    long began = ticks.millis();
    if (hasFailed(entry, began - PAUSE.toMillis())) {
      // Whoever waited for this one meanwhile need not wait as long again.
      return entry
          .look(began)
          .map(LiveBoard::bounded)
          .orElseThrow(() ->
              RegistryException.unavailable(new IllegalStateException("no answer a moment ago")));
    }
    // Until it is read, what has moved here is known not to be so any more.
    long moves = entry.moves();
    try {
      var before = entry.before(began);
      entry.put(
          source.load(project, before, bytesMax / PARTS, () -> heard(ticks.millis())),
          began,
          moves);
    } catch (RuntimeException e) {
      entry.failed(ticks.millis(), moves);
      failed(project, entry, e);
    }
    return bounded(entry.look(ticks.millis()).orElseThrow());
  }

  /** A registry that just did not answer for another project does not answer for this one. */
  private boolean hasFailed(LiveEntry entry, long sinceMillis) {
    return entry.hasFailedSince(sinceMillis)
        || (entry.prompts().isEmpty() && failedMillis > sinceMillis);
  }

  /** What is known goes on being served, whatever the failure is; a refusal is none. */
  private void failed(ProjectId project, LiveEntry entry, RuntimeException failure) {
    boolean isRegistry = failure instanceof RegistryException;
    boolean isAway =
        failure instanceof RegistryException e && e.kind() == RegistryException.Kind.UNAVAILABLE;
    if (isAway) {
      failedMillis = ticks.millis();
    }
    if (entry.prompts().isEmpty() || (isRegistry && !isAway)) {
      throw failure;
    }
    if (isAway) {
      LOG.debug("what is live in {} cannot be read now", project);
    } else {
      LOG.warn("what is live in {} cannot be read", project, failure);
    }
  }

  /**
   * The same look, or a refusal of one that is too old.
   *
   * @throws RegistryException UNAVAILABLE {@code prompts-too-old}
   */
  public static LiveLook bounded(LiveLook look) {
    if (look.age().compareTo(OLDEST) > 0) {
      throw new RegistryException(
          RegistryException.Kind.UNAVAILABLE,
          "prompts-too-old",
          "The registry has not answered for %d hours; what was live then is no longer served."
              .formatted(look.age().toHours()));
    }
    return look;
  }

  /**
   * One prompt as the registry has it now, for what the board does not hold: the largest projects,
   * and what went live this very moment.
   *
   * @throws RegistryException UNAVAILABLE
   */
  public Optional<LivePrompt> one(ProjectId project, Prompt prompt) {
    return source.one(project, prompt);
  }

  /** A pointer of the project was moved by this process; the next who asks reads it. */
  void moved(ProjectId project) {
    if (watched.get()) {
      // Who commits has an answer.
      heard(ticks.millis());
    }
    LiveEntry entry = entries.get(project);
    if (entry != null) {
      entry.moved();
    }
  }

  /** Since the registry last answered this process; nothing before the first look. */
  public Optional<Duration> silence() {
    return heardMillis == NEVER
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.max(0, ticks.millis() - heardMillis)));
  }

  /** Whether looks have failed for some time, so that another would wait in vain. */
  public boolean isAway() {
    return isAway(ticks.millis());
  }

  private boolean isAway(long now) {
    return watched.get() && heardMillis != NEVER && now - heardMillis > AWAY.toMillis();
  }

  /** Each statement that is answered counts: a look that takes long is no registry that is away. */
  private void heard(long at) {
    heardMillis = Math.max(heardMillis, at);
  }

  /** From the first question on: a process that serves nobody looks for nobody. */
  private void watch() {
    if (watched.compareAndSet(false, true)) {
      Thread.ofVirtual().name("live-board").start(this::lookOnAndOn);
    }
  }

  private void lookOnAndOn() {
    try {
      while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        lookOnce();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Nobody starts another who looks: were this the last look, everybody would be served what was
   * live now for a day to come. So not even an Error ends it.
   */
  private void lookOnce() {
    try {
      round();
      isBroken = false;
    } catch (Throwable e) {
      if (!isBroken) {
        LOG.error("what is live cannot be looked at; it is tried again every second", e);
      }
      isBroken = true;
    }
  }

  /** One look for all projects that were asked about lately. */
  void round() {
    try {
      long began = ticks.millis();
      List<ProjectId> asked =
          entries.entrySet().stream()
              .filter(each -> began - each.getValue().askedMillis() <= WATCHED.toMillis())
              .map(Map.Entry::getKey)
              .toList();
      Map<ProjectId, Long> revisions = source.revisions(asked);
      heard(began);
      // First those that stay as they are: none grows old while another is read.
      asked.stream()
          .filter(project -> !isSeen(project, revisions.getOrDefault(project, 0L), began))
          .toList()
          .forEach(this::refresh);
    } catch (RuntimeException e) {
      LOG.debug("nobody says what is live: {}", e.toString());
    }
  }

  /** Whether nothing of it has moved; then it is as fresh as the look. */
  private boolean isSeen(ProjectId project, long revision, long began) {
    LiveEntry entry = entries.get(project);
    if (entry == null || entry.prompts().isEmpty()) {
      return true;
    }
    if (!entry.tryLock()) {
      // Somebody reads it now.
      return true;
    }
    try {
      boolean stays =
          !entry.hasMoved()
              && entry
                  .prompts()
                  .filter(it -> it.revision() == revision && !source.isDue(it))
                  .isPresent();
      if (stays) {
        entry.seen(began);
      }
      return stays;
    } finally {
      entry.unlock();
    }
  }

  private void refresh(ProjectId project) {
    LiveEntry entry = entries.get(project);
    if (entry == null || !entry.tryLock()) {
      return;
    }
    try {
      read(project, entry);
      LOG.debug("something moved in {}", project);
    } catch (RuntimeException e) {
      // The next project is looked at all the same.
      LOG.debug("what is live in {} cannot be read: {}", project, e.toString());
    } finally {
      entry.unlock();
    }
  }

  /**
   * Those whom nobody has asked about for the longest time go; they are read again when asked.
   * While the registry is away only those of which nothing is known: the others could not be read
   * again.
   */
  private void makeRoom(ProjectId kept) {
    boolean isAway = isAway();
    while (entries.size() > PROJECTS_MAX || bytes() > bytesMax) {
      var oldest =
          entries.entrySet().stream()
              .filter(each -> !each.getKey().equals(kept))
              .filter(each -> !isAway || each.getValue().prompts().isEmpty())
              .min(Comparator.comparingLong(each -> each.getValue().askedMillis()))
              .map(Map.Entry::getKey);
      if (oldest.isEmpty()) {
        return;
      }
      entries.remove(oldest.get());
    }
  }

  private long bytes() {
    return entries.values().stream()
        .mapToLong(entry -> entry.prompts().map(LivePrompts::bytes).orElse(0L))
        .sum();
  }

  @PreDestroy
  void stop() {
    stopping.countDown();
  }
}
