package dev.hansei.activities.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.workflows.models.AnswerListener;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.ModelStreams;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is told while it comes is paid once too; the journal is a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamedModelCallsIT {
  private Workplace workplace;
  private StubModelServer stub;
  private ModelStreams streams;
  private ProjectId project;

  @BeforeAll
  void open() {
    workplace = Workplace.open("streams", StubModelServer.Setup.plain());
    stub = workplace.stub();
    streams = workplace.get(ModelStreams.class);
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @BeforeEach
  void newProject() {
    stub.forget();
    project = workplace.newProject();
  }

  /** Remembers what it was told, in order. */
  private static final class Reader implements AnswerListener {
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void text(String piece) {
      told.add(piece);
    }

    @Override
    public void missed(CallFailure reason) {
      told.add(reason.name());
    }

    @Override
    public void metered(Usage usage) {}
  }

  @Test
  void theSecondReaderIsToldAtOnceFromTheJournal() {
    stub.always("", new StubFault.Slowly("Thirty days, then gone.", Duration.ofMillis(10)));
    Reader first = new Reader();
    var paid = (ModelReply.Answered) stream(first);
    assertThat(first.told).containsExactly("Thirty", " days,", " then", " gone.");
    assertThat(paid.fromJournal()).isFalse();
    Reader second = new Reader();
    var kept = (ModelReply.Answered) stream(second);
    assertThat(second.told).containsExactly("Thirty days, then gone.");
    assertThat(kept.fromJournal()).isTrue();
    assertThat(workplace.get(ModelCalls.class).call(project, request()).key())
        .as("the call that anybody makes")
        .isEqualTo(paid.key());
    assertThat(stub.calls()).isEqualTo(1);
    assertThat(workplace.get(CallJournal.class).paidBy(project, "playground/me").calls())
        .isEqualTo(1);
  }

  @Test
  void whatBreaksOffIsNeitherKeptNorAskedAgain() {
    stub.script("", new StubFault.CutMidway("Thirty days, then gone.", 2));
    Reader reader = new Reader();
    assertThat(stream(reader))
        .isInstanceOfSatisfying(
            ModelReply.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(CallFailure.UNAVAILABLE));
    assertThat(reader.told).containsExactly("Thirty", " days,");
    assertThat(stub.calls()).isEqualTo(1);
    assertThat(stream(new Reader())).isInstanceOf(ModelReply.Answered.class);
  }

  @Test
  void whatIsRefusedBeforeTheFirstWordIsAskedAgain() {
    stub.script("", new StubFault.RateLimited(1), new StubFault.Say("Thirty days."));
    Reader reader = new Reader();
    assertThat(stream(reader)).isInstanceOf(ModelReply.Answered.class);
    assertThat(reader.told).containsExactly("RATE_LIMITED", "Thirty", " days.");
  }

  private ModelReply stream(Reader reader) {
    return streams.stream(project, "playground/me", request(), reader);
  }

  private static ModelRequest request() {
    return new ModelRequest(
        new ModelName("openai/stub"),
        List.of(new Message(Message.Role.USER, "How long are snapshots kept?")),
        ModelSettings.DEFAULTS,
        Map.of(),
        "",
        0,
        "");
  }
}
