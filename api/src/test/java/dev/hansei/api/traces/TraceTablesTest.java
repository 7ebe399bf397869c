package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.WireJson;
import dev.hansei.api.bodies.RejectedLine;
import dev.hansei.api.problems.ApiException;
import dev.hansei.workflows.traces.Feedback;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceTablesTest {
  private final TraceTables tables =
      new TraceTables(WireJson.configure(new ObjectMapper().findAndRegisterModules()));

  @Test
  void aRowSaysWhatALineOfJsonSays() {
    var table =
        read(
            """
            external_id,Input,output,Started At,DurationMillis,status,passages,costUsd,attributes.channel,attributes,thumbs,stars,resolved,comment
            t-1,"How long,
            please?",,2026-01-31T08:30:00Z,1500,OK,Thirty days.,0.002,web,"{""n"":1}",Down,2,FALSE,too slow
            """);

    var line = table.reading().lines().getFirst().value();
    assertThat(table.reading().rejected()).isEmpty();
    assertThat(line.externalId()).contains("t-1");
    assertThat(line.input()).contains("How long,\nplease?");
    assertThat(line.output()).contains("");
    assertThat(line.startedAt()).contains(Instant.parse("2026-01-31T08:30:00Z"));
    assertThat(line.durationMillis()).hasValue(1500);
    assertThat(line.status()).contains(ImportedLine.Status.OK);
    assertThat(line.passages().orElseThrow().getFirst().asText()).isEqualTo("Thirty days.");
    assertThat(line.costUsd()).hasValue(0.002);
    assertThat(line.attributes()).contains(Map.of("n", 1, "channel", "web"));
    assertThat(line.feedback().getFirst().opinions())
        .containsExactly(
            new Feedback.Thumbs(false),
            new Feedback.Stars(2),
            new Feedback.Comment("too slow"),
            new Feedback.Resolved(false));
  }

  @Test
  void eachBadRowIsNamedWithItsLineAndWhatIsAllowed() {
    var table =
        read(
            """
            externalId;input;output;startedAt;durationMillis;status;messages;thumbs
            a;x;y;yesterday;;;;
            b;x;y;;1,5;;;
            c;x;y;;;maybe;;
            d;;y;;;;;
            e;x;y;;;;[{;
            f;x;y
            g;x;y;;;;;sideways
            h;"x";y;;;;;up
            """);

    var rejected = table.reading().rejected();
    assertThat(rejected).extracting(RejectedLine::line).containsExactly(2, 3, 4, 5, 6, 7, 8);
    assertThat(rejected.get(0).detail()).contains("startedAt", "2026-01-31T08:30:00Z");
    assertThat(rejected.get(1).detail()).contains("durationMillis", "whole number");
    assertThat(rejected.get(2).detail()).contains("status", "ok, error");
    assertThat(rejected.get(3).detail()).contains("input (a text) or messages");
    assertThat(rejected.get(4).code()).isEqualTo("not-json");
    assertThat(rejected.get(5).detail()).contains("3 cells", "8 columns", "';'");
    assertThat(rejected.get(6).detail()).contains("thumbs", "up, down");
    assertThat(table.reading().lines()).hasSize(1);
  }

  @Test
  void whatIsKeptForLaterIsATableAgain() {
    var text = "externalId,input,output,stars\na,x,y,9\nb,\"x\n\",y,5\nc,x,y,0\n";
    var table = read(text);

    var rest = table.only(text.getBytes(StandardCharsets.UTF_8), Set.of(2, 5));

    assertThat(new String(rest, StandardCharsets.UTF_8))
        .isEqualTo("externalId,input,output,stars\na,x,y,9\nc,x,y,0\n");
  }

  @Test
  void theSameRowIsTheSameLineOfJson() {
    var once = read("input,output\nx,y\n").reading().lines().getFirst().text();
    var again = read("\ufeffInput;Output\r\nx;y\r\n").reading().lines().getFirst().text();

    assertThat(again).isEqualTo(once);
  }

  @Test
  void aHeadThatCannotBeUsedSaysWhichColumnsThereAre() {
    for (String head : List.of("inptu,output\nx,y", "input,Input\nx,y", "model\nx", "\nx", "")) {
      assertThatThrownBy(() -> read(head))
          .as(head)
          .isInstanceOf(ApiException.class)
          .extracting(e -> ((ApiException) e).problem().code())
          .isEqualTo("invalid-lines");
    }
    assertThatThrownBy(() -> read("inptu,output\nx,y"))
        .extracting(e -> ((ApiException) e).problem().pointers().getFirst().detail())
        .asString()
        .contains("Did you mean 'input'?", "attributes.NAME", "promptVersion");
  }

  /** Each row repeats the names of its columns, so that little on the wire could be much here. */
  @Test
  void namesOfColumnsCannotFillTheMemory() {
    String name = "attributes." + "x".repeat(501);
    assertThatThrownBy(() -> read("input,output," + name + "\na,b,c"))
        .extracting(e -> ((ApiException) e).problem().pointers().getFirst().detail())
        .isEqualTo("A heading has at most 511 characters.");
    String names =
        IntStream.range(0, 190)
            .mapToObj(i -> "attributes." + "x".repeat(490) + i)
            .collect(Collectors.joining(","));
    String rows = ("a,b" + ",c".repeat(190) + "\n").repeat(2_000);
    assertThatThrownBy(() -> tables.read(bytes("input,output," + names + "\n" + rows), 10_000))
        .extracting(e -> ((ApiException) e).problem().status().getCode())
        .isEqualTo(413);
  }

  @Test
  void rowsBeyondTheLimitAreNotRead() {
    var table = tables.read(bytes("input,output\na,b\nc,d\ne,f\n"), 2);

    assertThat(table.reading().lines()).hasSize(2);
    assertThat(table.reading().rejected()).extracting(RejectedLine::line).containsExactly(4);
  }

  private TraceTables.Table read(String text) {
    return tables.read(bytes(text), 100);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
