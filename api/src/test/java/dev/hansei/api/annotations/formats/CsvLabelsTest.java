package dev.hansei.api.annotations.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvLabelsTest {
  private static final Form FORM =
      form(new LabelKind.PassFail(), field("order", new LabelKind.PassFail()));

  @Test
  void aBareHeadingMeansTheFieldOfThatName() {
    ReadLabels read =
        read(FORM, "question,output,author,verdict,order,purpose\nq,o,ann,pass,fail,fun\n");
    assertThat(read.labels())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.label().answers()).isEqualTo(Map.of("verdict", "pass", "order", "fail"));
          assertThat(line.label().order()).isEmpty();
        });
    assertThat(read.ignored()).containsOnlyKeys("purpose");
  }

  @Test
  void aColumnOfTheFieldLeavesTheBareHeadingItsMeaning() {
    ReadLabels read =
        read(FORM, "question,output,author,order,verdict,field:order\nq,o,ann,ab,pass,fail\n");
    assertThat(read.labels())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.label().answers()).isEqualTo(Map.of("verdict", "pass", "order", "fail"));
          assertThat(line.label().order()).isPresent();
        });
  }

  @Test
  void answerBIsReadOfPairsAlone() {
    String file = "question,output,other,author,verdict\nq,o,x,ann,%s\n";
    assertThat(item(read(form(new LabelKind.PassFail()), file.formatted("pass"))))
        .isEqualTo(ItemKey.of("q", "o"));
    assertThat(item(read(form(new LabelKind.Pairwise()), file.formatted("a"))))
        .isEqualTo(ItemKey.of("q", "o", Optional.of("x")));
  }

  private static ItemKey item(ReadLabels read) {
    return read.labels().getFirst().label().item();
  }

  private static ReadLabels read(Form form, String file) {
    var found = new FoundLabels(form, 10);
    new CsvLabels(found).read(file.getBytes(StandardCharsets.UTF_8));
    return found.told();
  }

  private static Form form(LabelKind lead, Field... more) {
    List<Field> fields = new ArrayList<>(List.of(field("verdict", lead)));
    fields.addAll(List.of(more));
    return new Form("words", fields);
  }

  private static Field field(String key, LabelKind kind) {
    return new Field(key, Optional.empty(), key + "?", kind, true, "", List.of());
  }
}
