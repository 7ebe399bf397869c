package dev.hansei.infra.registry.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.models.Message;
import java.util.List;
import java.util.Map;

class ConversationsIT {
  private static final Message SNAPSHOTS = new Message(Message.Role.USER, "Do you keep snapshots?");
  private static final Message PRICES = new Message(Message.Role.USER, "Is it free?");
  private static final Message YES = new Message(Message.Role.ASSISTANT, "Yes.");

  @RegistryTest
  void aCaseWithoutAConversationHasTheContentThatItAlwaysHad(TestRegistry registry) {
    var json = registry.get(CanonicalJson.class);
    var plain = new CaseContent("Why?", "So.", List.of(), Map.of("tone", "calm"));

    assertThat(json.write(plain))
        .isEqualTo(
            "{\"context\":[],\"fields\":{\"tone\":\"calm\"},\"question\":\"Why?\","
                + "\"reference\":\"So.\"}");
    var spoken = content(SNAPSHOTS, YES);
    assertThat(json.read(json.write(spoken), CaseContent.class)).isEqualTo(spoken);
  }

  @RegistryTest
  void theSameQuestionAfterAnotherConversationIsAnotherQuestion(TestRegistry registry) {
    var project = registry.newProject();
    var cases = registry.get(Cases.class);
    var dataset =
        registry.get(Datasets.class).create(project, "chats", Split.GATE, LoopFixture.SYSTEM).id();

    var made =
        cases.addAll(
            project,
            dataset,
            List.of(
                NewCase.of(dataset, content(SNAPSHOTS, YES), Case.State.FINAL),
                NewCase.of(dataset, content(PRICES, YES), Case.State.FINAL),
                NewCase.of(dataset, content(), Case.State.FINAL),
                NewCase.of(dataset, content(SNAPSHOTS, YES), Case.State.FINAL)),
            LoopFixture.SYSTEM);

    assertThat(made)
        .extracting(Case::state)
        .containsExactly(Case.State.FINAL, Case.State.FINAL, Case.State.FINAL, Case.State.REJECTED);
    assertThat(made.getLast().check().orElseThrow().problems())
        .containsExactly(CaseProblem.DUPLICATE);
    assertThat(cases.find(project, made.getFirst().id()).orElseThrow().content().turns())
        .containsExactly(SNAPSHOTS, YES);
  }

  private static CaseContent content(Message... turns) {
    return new CaseContent("Why?", "So.", List.of(), Map.of(), null, List.of(turns));
  }
}
