package dev.hansei.workflows.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseClusterTest {
  private static final DocumentId DOCUMENT = new DocumentId(new UUID(1, 2));

  private static CaseContent content(Map<String, String> fields) {
    return new CaseContent("How long?", "A week.", List.of(), fields);
  }

  private static Optional<CaseCluster> stated(Map<String, String> fields) {
    return CaseCluster.stated(content(fields), Optional.of(DOCUMENT));
  }

  @Test
  void aConversationIsAStrongerTieThanADocument() {
    assertThat(stated(Map.of("conversation", "c-1")))
        .isEqualTo(stated(Map.of("session_id", "c-1", "conversation", " ")))
        .isEqualTo(stated(Map.of("conversation", " c-1 ")))
        .isNotEqualTo(stated(Map.of("conversation", "c-2")))
        .get()
        .extracting(CaseCluster::kind)
        .isEqualTo(CaseCluster.Kind.CONVERSATION);
    assertThat(stated(Map.of()))
        .contains(new CaseCluster(CaseCluster.Kind.DOCUMENT, DOCUMENT.toString().replace("-", "")));
  }

  @Test
  void anImportedCaseMayNameItsDocumentAndOthersStateNothing() {
    assertThat(CaseCluster.stated(content(Map.of("document", "a.md")), Optional.empty()))
        .get()
        .extracting(CaseCluster::kind)
        .isEqualTo(CaseCluster.Kind.DOCUMENT);
    assertThat(CaseCluster.stated(content(Map.of("group", "x")), Optional.empty())).isEmpty();
  }

  @Test
  void aCopyKnowsItsOriginalAndATextThatIsNoIdIsNone() {
    var id = new CaseId(new UUID(3, 4));
    assertThat(CaseCluster.original(content(Map.of("counterfactualOf", id.toString()))))
        .contains(id);
    assertThat(CaseCluster.original(content(Map.of("counterfactualOf", "the first")))).isEmpty();
    assertThat(CaseCluster.original(content(Map.of()))).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadBackAndNothingElseIs() {
    CaseCluster alone = CaseCluster.alone(new CaseId(new UUID(3, 4)));
    assertThat(alone).hasToString("case:00000000000000030000000000000004");
    assertThat(CaseCluster.parse(alone.toString())).isEqualTo(alone);
    assertThatThrownBy(() -> CaseCluster.parse("case"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CaseCluster.parse("case:xyz"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theGroupingSaysCasesAndWhatTheyAreIn() {
    Map<Integer, CaseCluster> byCase = new HashMap<>();
    for (int i = 0; i < 118; i++) {
      byCase.put(i, new CaseCluster(CaseCluster.Kind.DOCUMENT, "%032x".formatted(i % 40)));
    }
    assertThat(Clustering.of(byCase).words()).isEqualTo("118 cases in 40 documents");
    assertThat(Clustering.of(byCase).units()).isEqualTo(40);
    byCase.put(118, CaseCluster.alone(new CaseId(new UUID(0, 118))));
    assertThat(Clustering.of(byCase).words())
        .isEqualTo("119 cases in 40 documents and 1 single case");
    byCase.entrySet().removeIf(it -> it.getKey() < 118);
    assertThat(Clustering.of(byCase).isTrivial()).isTrue();
    assertThat(Clustering.of(byCase).words()).isEqualTo("1 case");
  }
}
