package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.projects.LostAnswers;
import dev.hansei.infra.stack.LocalTemporal;
import dev.hansei.workflows.projects.Project;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One who asks again because no answer came has asked for one promotion. */
class RepeatedRequestIT {
  private final ApiServer server = ApiServer.with("repeated", LocalTemporal.namespace("repeated"));
  private final Project project = server.project();
  private final AskedPromotions asked = new AskedPromotions(server, project);

  @Test
  void isOneAlsoWhereTheAnswerWasLostWithTheProcessThatWasToGiveIt() {
    asked.write();
    String request = asked.request(0, 1, "");
    Client lead = asked.lead().with("Idempotency-Key", UUID.randomUUID().toString());
    String first = AskedPromotions.ask(lead, request);

    LostAnswers.dieBeforeTheAnswer(server, project, first);
    Answer again = lead.post("/promotions", request).expect(202);
    assertThat(again.header("idempotency-replayed")).as("there was no answer to give").isEmpty();
    assertThat(again.text("/id")).isEqualTo(first);

    Answer third = lead.post("/promotions", request).expect(202);
    assertThat(third.header("idempotency-replayed")).isEqualTo("true");
    assertThat(third.text("/id")).isEqualTo(first);
    assertThat(AskedPromotions.ask(asked.lead(), request)).as("without a key").isNotEqualTo(first);
  }
}
