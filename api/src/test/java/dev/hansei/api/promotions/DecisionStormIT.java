package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.stack.LocalTemporal;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Decisions that come twice, all at once, too early and too late, from many at a time: each person
 * has decided once at most, and what is live is what was decided.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionStormIT {
  private static final int MANY = 50;
  private static final String APPROVE = "{\"kind\":\"approve\"}";
  private static final String REFUSE = "{\"kind\":\"refuse\",\"comment\":\"not yet\"}";

  private final StubModelServer models = StubModelServer.start();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private ApiServer server;

  @BeforeAll
  void start() {
    server = ApiServer.working("storm", LocalTemporal.namespace("storm"), models);
  }

  @AfterAll
  void stop() {
    threads.close();
    models.close();
  }

  /** A request that waits for approvals, and where they are sent. */
  private record Waiting(AskedPromotions asked, Project project, String id) {
    String path() {
      return "/promotions/" + id + "/decisions";
    }

    List<String> decided() {
      List<String> decided = new ArrayList<>();
      for (JsonNode one :
          asked.lead().get("/promotions/" + id).expect(200).json().at("/decisions")) {
        decided.add(one.at("/kind").asText() + " by " + one.at("/person").asText());
      }
      return decided;
    }

    String state() {
      return asked.lead().get("/promotions/" + id).expect(200).text("/state");
    }
  }

  private Waiting asked(Project project) {
    var asked = new AskedPromotions(server, project);
    return new Waiting(asked, project, asked.ask(0, asked.write(), ""));
  }

  private Waiting waiting() {
    Waiting waiting = asked(server.project());
    waiting.asked().await(waiting.id(), "awaiting-approval");
    return waiting;
  }

  private Client manager(Waiting waiting) {
    return server.token(waiting.project(), Role.RELEASE_MANAGER);
  }

  private List<Client> managers(Project project) {
    return IntStream.range(0, MANY)
        .mapToObj(_ -> server.token(project, Role.RELEASE_MANAGER))
        .toList();
  }

  /** All at the same moment. */
  private List<Answer> atOnce(IntFunction<Answer> send) throws Exception {
    var start = new CyclicBarrier(MANY);
    List<Callable<Answer>> calls =
        IntStream.range(0, MANY)
            .<Callable<Answer>>mapToObj(number ->
                () -> {
                  start.await();
                  return send.apply(number);
                })
            .toList();
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> answer : threads.invokeAll(calls)) {
      answers.add(answer.get());
    }
    return answers;
  }

  private static String statuses(List<Answer> answers) {
    return answers.stream()
        .collect(Collectors.groupingBy(Answer::status, Collectors.counting()))
        .toString();
  }

  private static long with(List<Answer> answers, int status) {
    return answers.stream().filter(answer -> answer.status() == status).count();
  }

  @Test
  void oneDecisionThatIsSentManyTimesIsOne() throws Exception {
    Waiting waiting = waiting();
    Client manager = manager(waiting).with("Idempotency-Key", "mine");

    List<Answer> answers = atOnce(_ -> manager.post(waiting.path(), APPROVE));

    assertThat(with(answers, 200)).as(statuses(answers)).isPositive();
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> assertThat(answer.text("/code")).isEqualTo("idempotency-key-in-use"));
    manager.post(waiting.path(), APPROVE).expect(200);
    assertThat(waiting.decided()).hasSize(1);
    assertThat(waiting.state()).isEqualTo("awaiting-approval");
    assertThat(waiting.asked().live()).isZero();
  }

  @Test
  void onePersonDecidesOnceHoweverManyKeysTheyUse() throws Exception {
    Waiting waiting = waiting();
    Client manager = manager(waiting);

    List<Answer> answers =
        atOnce(
            number -> manager.with("Idempotency-Key", "k" + number).post(waiting.path(), APPROVE));

    assertThat(with(answers, 200)).as(statuses(answers)).isEqualTo(1);
    assertThat(with(answers, 409)).as(statuses(answers)).isEqualTo(MANY - 1);
    assertThat(waiting.decided()).hasSize(1);
    assertThat(waiting.state()).isEqualTo("awaiting-approval");
    assertThat(waiting.asked().live()).isZero();
  }

  @Test
  void whoApprovesAndWhoRefusesAtOneMomentComeToOneEnd() throws Exception {
    Waiting waiting = waiting();
    List<Client> managers = managers(waiting.project());

    List<Answer> answers =
        atOnce(number ->
            managers.get(number).post(waiting.path(), number % 2 == 0 ? APPROVE : REFUSE));

    boolean isRefused = waiting.decided().stream().anyMatch(one -> one.startsWith("refuse"));
    waiting.asked().await(waiting.id(), isRefused ? "refused" : "promoted");
    List<String> decided = waiting.decided();
    assertThat(decided).doesNotHaveDuplicates();
    assertThat(with(answers, 200)).as(statuses(answers)).isEqualTo(decided.size());
    assertThat(with(answers, 409)).as(statuses(answers)).isEqualTo(MANY - decided.size());
    if (isRefused) {
      assertThat(decided).hasSizeLessThanOrEqualTo(2);
      assertThat(decided.getLast()).startsWith("refuse");
      assertThat(waiting.asked().live()).isZero();
    } else {
      assertThat(decided).hasSize(2).allMatch(one -> one.startsWith("approve"));
      assertThat(waiting.asked().live()).isEqualTo(1);
    }
  }

  @Test
  void approvalsThatCameBeforeTheGateSpokeDoNotCountUntilTheyComeAgain() throws Exception {
    Project project = server.project();
    List<Client> managers = managers(project);
    // The gate needs a moment, in which most of them come.
    Waiting asked = asked(project);

    List<Answer> answers = atOnce(number -> managers.get(number).post(asked.path(), APPROVE));

    assertThat(with(answers, 200) + with(answers, 409)).as(statuses(answers)).isEqualTo(MANY);
    long counted = with(answers, 200);
    assertThat(counted).isLessThanOrEqualTo(2);
    if (counted < 2) {
      asked.asked().await(asked.id(), "awaiting-approval");
      assertThat(asked.asked().live()).isZero();
      assertThat(asked.decided()).hasSize((int) counted);
      managers.reversed().forEach(manager -> manager.post(asked.path(), APPROVE));
    }
    asked.asked().await(asked.id(), "promoted");
    assertThat(asked.decided()).hasSize(2).doesNotHaveDuplicates();
    assertThat(asked.asked().live()).isEqualTo(1);
  }

  @Test
  void nothingIsDecidedAfterTheEnd() throws Exception {
    Waiting waiting = waiting();
    manager(waiting).post(waiting.path(), REFUSE).expect(200);
    waiting.asked().await(waiting.id(), "refused");
    List<Client> managers = managers(waiting.project());

    List<Answer> answers =
        atOnce(number ->
            managers.get(number).post(waiting.path(), number % 2 == 0 ? APPROVE : REFUSE));

    assertThat(answers)
        .allSatisfy(
            answer -> assertThat(answer.expect(409).text("/code")).isEqualTo("promotion-ended"));
    assertThat(waiting.decided()).hasSize(1);
    assertThat(waiting.asked().live()).isZero();
  }
}
