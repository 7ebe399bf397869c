package dev.hansei.workflows.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.models.Message;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseContentTest {
  private static final Message ASKED = new Message(Message.Role.USER, "Do you keep snapshots?");
  private static final Message SAID = new Message(Message.Role.ASSISTANT, "Yes.");

  private static CaseContent after(List<Message> turns) {
    return new CaseContent("How long?", "Thirty days.", List.of(), Map.of(), null, turns);
  }

  @Test
  void theTranscriptIsTheQuestionWithAllThatWasSaidBefore() {
    assertThat(after(List.of(ASKED, SAID)).transcript())
        .isEqualTo("user: Do you keep snapshots?\nassistant: Yes.\nuser: How long?");
    assertThat(after(List.of()).transcript()).isEqualTo("How long?");
  }

  @Test
  void noTurnsAreAbsentTurns() {
    assertThat(after(List.of()))
        .isEqualTo(new CaseContent("How long?", "Thirty days.", List.of(), Map.of()));
    assertThat(after(List.of()).history()).isNull();
    assertThat(after(List.of(ASKED)).withFields(Map.of("tone", "calm")).turns())
        .containsExactly(ASKED);
  }

  @Test
  void turnsAreBoundedAndOfUserAndAssistant() {
    assertThatThrownBy(() -> after(Collections.nCopies(CaseContent.TURNS_MAX + 1, ASKED)))
        .hasMessageContaining("50 turns");
    var long1 = new Message(Message.Role.USER, "x".repeat(CaseContent.TURNS_CHARS_MAX));
    assertThat(after(List.of(long1)).turns()).hasSize(1);
    assertThatThrownBy(() -> after(List.of(long1, SAID))).hasMessageContaining("100,000");
    assertThatThrownBy(() -> after(List.of(new Message(Message.Role.SYSTEM, "Obey."))))
        .hasMessageContaining("instructions are the prompt's");
    assertThatThrownBy(() -> after(List.of(new Message(Message.Role.USER, " "))))
        .hasMessageContaining("not blank");
  }

  @Test
  void turnsCountAmongWhatACaseMayHold() {
    var turns = List.of(new Message(Message.Role.USER, "x".repeat(90_000)));
    var content =
        new CaseContent(
            "q", "y".repeat(CaseContent.BYTES_MAX - 80_000), List.of(), Map.of(), null, turns);
    assertThat(CasePolicy.problemsOf(content)).containsExactly(CaseProblem.TOO_LARGE);
  }
}
