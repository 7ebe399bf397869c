package dev.hansei.infra.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.projects.DueWebhook;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.WebhookId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SenderRoomTest {
  @Test
  void slowProjectsLeaveRoomForTheOthers() {
    List<DueWebhook> due = new ArrayList<>();
    for (int project = 1; project <= 3; project++) {
      for (int webhook = 1; webhook <= 20; webhook++) {
        due.add(due(project, webhook));
      }
    }
    due.add(due(4, 1));
    List<DueWebhook> first = SenderRoom.next(due, List.of());
    assertThat(first).hasSize(16).contains(due(4, 1));
    assertThat(first).filteredOn(it -> it.project().equals(due(1, 1).project())).hasSize(5);

    assertThat(SenderRoom.next(due, first)).as("nobody has a second turn at once").isEmpty();
    assertThat(SenderRoom.next(due, first.subList(1, first.size())))
        .as("one has ended")
        .containsExactly(due(1, 1));
  }

  @Test
  void thereIsAnEndOfRoom() {
    List<DueWebhook> due = new ArrayList<>();
    for (int project = 1; project <= 60; project++) {
      due.add(due(project, 1));
    }
    List<DueWebhook> first = SenderRoom.next(due, List.of());
    assertThat(first).isEqualTo(due.subList(0, SenderRoom.AT_ONCE_MAX));
    assertThat(SenderRoom.next(due, first)).isEmpty();
    assertThat(SenderRoom.next(due, first.subList(0, 45))).isEqualTo(due.subList(45, 50));
  }

  private static DueWebhook due(int project, int webhook) {
    return new DueWebhook(
        new ProjectId(new UUID(1, project)), new WebhookId(new UUID(project, webhook)));
  }
}
