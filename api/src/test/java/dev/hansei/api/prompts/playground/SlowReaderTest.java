package dev.hansei.api.prompts.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.projects.Caller;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.AnswerListener;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.ModelStreams;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.ProjectName;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.sse.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** A model that writes much, and a reader who takes one event at a time. */
class SlowReaderTest {
  private static final int PIECES = 10_000;
  private static final CallKey KEY = new CallKey(Sha256.of("call"));
  private static final Caller CALLER =
      new Caller(
          new Project(new ProjectId(UUID.randomUUID()), new ProjectName("slow"), Instant.EPOCH),
          new PersonId(UUID.randomUUID()),
          Set.of(Role.LEAD),
          "");

  private final OpenTrials open = new OpenTrials();
  private final CountDownLatch written = new CountDownLatch(1);

  /** Takes only what it asks for. */
  private static final class OneByOne extends BaseSubscriber<Event<String>> {
    private final List<String> names = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      request(1);
    }

    @Override
    protected void hookOnNext(Event<String> event) {
      names.add(event.getName());
    }

    @Override
    protected void hookOnComplete() {
      over.countDown();
    }
  }

  @Test
  void piecesThatNobodyTookAreOnePiece() throws InterruptedException {
    var reader = read(this::muchAtOnce);
    assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(reader.names).containsExactly("asked");
    while (reader.over.getCount() > 0) {
      reader.request(1);
      Thread.sleep(5);
      assertThat(reader.names).hasSizeLessThan(10);
    }
    assertThat(reader.names).endsWith("end", "done");
    open.begin(CALLER);
    open.begin(CALLER);
  }

  @Test
  void whoGoesAwayEndsTheCallAndMakesRoom() throws InterruptedException {
    var interrupted = new CountDownLatch(1);
    var reader =
        read((_, _, _, listener) -> {
          listener.text("Thirty");
          written.countDown();
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException _) {
            interrupted.countDown();
          }
          throw new CancellationException("somebody stopped reading");
        });
    assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
    reader.cancel();
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    open.begin(CALLER);
    open.begin(CALLER);
  }

  @Test
  void halfACharacterWaitsForItsOtherHalf() {
    var board = new ColumnBoard(head());
    board.text("a\ud83d");
    assertThat(board.next()).contains(head());
    assertThat(board.next()).contains(new TrialEvent.Text(1, "a"));
    assertThat(board.next()).isEmpty();
    board.text("\ude00");
    assertThat(board.next()).contains(new TrialEvent.Text(1, "\ud83d\ude00"));
    board.text("void");
    var missed = new TrialEvent.Missed(1, "timeout", "again");
    board.missed(missed);
    assertThat(board.next()).contains(missed);
    var last = new TrialEvent.Failed(1, "timeout", "no");
    board.end(last);
    board.text("late");
    assertThat(board.next()).contains(last);
    assertThat(board.next()).isEmpty();
    assertThat(board.isOver()).isTrue();
  }

  private ModelReply muchAtOnce(
      ProjectId project, String payer, ModelRequest request, AnswerListener listener) {
    for (int i = 0; i < PIECES; i++) {
      listener.text("word ");
    }
    written.countDown();
    return new ModelReply.Answered(KEY, "word ".repeat(PIECES), Usage.NONE, 5, false);
  }

  private OneByOne read(ModelStreams models) {
    var request =
        new ModelRequest(
            new ModelName("openai/stub"),
            List.of(new Message(Message.Role.USER, "How long?")),
            ModelSettings.DEFAULTS,
            Map.of(),
            "",
            0,
            "");
    var asking =
        new ColumnCall.Asking(
            models,
            CALLER.projectId(),
            "playground/x",
            new Pricing(Optional.empty(), LocalDate.EPOCH));
    var trial =
        new OpenTrial(List.of(TrialColumn.ready(head(), request)), asking, open.begin(CALLER));
    var reader = new OneByOne();
    Flux.<Event<String>>create(
            sink -> new TrialStream(trial, sink, new ObjectMapper()).begin(),
            FluxSink.OverflowStrategy.ERROR)
        .subscribe(reader);
    return reader;
  }

  private static TrialEvent.Asked head() {
    return new TrialEvent.Asked(1, 1, "id", "openai/stub", ModelSettings.DEFAULTS);
  }
}
