package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.failures.ClusterSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.failures.ClusterView;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.failures.Collections;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A morning's triage: ten failure modes, each decided on, and nobody touches a mouse. */
class KeyboardTriageIT {
  /** Besides the five of the seed, each of which reads like no other. */
  private static final List<String> FURTHER =
      List.of(
          "Why was my parcel sent to the old address in Lyon?",
          "The voucher code SUMMER is refused at the till, what now?",
          "Which charger fits the blue toothbrush you sold me?",
          "Can a friend collect my order at the station locker?",
          "My invoice shows the wrong company name, please change it.",
          "Is the rain jacket washable at sixty degrees?",
          "When does the shop in Porto open on Sundays?",
          "How do I delete my account and everything in it?");

  /** Keys for ten modes without the words that are typed: with more, nobody would do hundreds. */
  private static final int PRESSES_MOST = 60;

  private static Chromium chromium;

  private final LoopSeed seed = new LoopSeed(ApiServer.running());
  private final Map<ClusterId, String> decided = new TreeMap<>();
  private int presses;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private List<ClusterView> modes() {
    var collection = new CollectionId(seed.id());
    seed.server
        .get(Collections.class)
        .begin(new CollectFailuresInput(seed.project.id(), collection, seed.actor, false));
    seed.server
        .get(Traces.class)
        .accept(seed.project.id(), FURTHER.stream().map(KeyboardTriageIT::span).toList());
    List<Failure> found = new ArrayList<>();
    for (String question : FURTHER) {
      found.add(
          new Failure(
              new FailureId(seed.id()),
              TraceId.ofExternal(question),
              List.of(FailureReason.NEGATIVE_FEEDBACK),
              Severity.LOW,
              question,
              "I do not know.",
              "",
              Instant.now()));
    }
    seed.server.get(Failures.class).record(seed.project.id(), collection, found);
    return ClusterSeed.oneOfEachText(seed.server, seed.project.id());
  }

  private static Span span(String question) {
    Instant start = Instant.now();
    return new Span(
        TraceId.ofExternal(question),
        "00000000000000ff",
        Optional.empty(),
        "chat",
        "chat",
        start,
        start.plusMillis(900),
        Span.Status.OK,
        "gpt-4o-mini",
        Optional.empty(),
        List.of(new Message(Message.Role.USER, question)),
        List.of(new Message(Message.Role.ASSISTANT, "I do not know.")),
        List.of(),
        64,
        8,
        Map.of());
  }

  @Test
  void tenModesAreTriagedByKeyboardAlone() {
    int before = modes().size();
    assertThat(before).isGreaterThan(10);
    try (var lead = new Visitor(chromium, seed, seed.lead)) {
      lead.page()
          .addInitScript("addEventListener('pointerdown', () => console.error('a pointer'), true)");
      lead.open("/failures");
      press(lead, "j");
      dismiss(lead, "Not our shop");
      dismiss(lead, "A joke");
      dismiss(lead, "Answered by phone");
      assign(lead);
      assign(lead);
      makeCases(lead);
      makeCases(lead);
      fix(lead);
      rename(lead);
      merge(lead);
      assertThat(lead.troubles()).isEmpty();
    }
    assertThat(decided).hasSize(10);
    assertThat(stateOf("dismissed")).containsExactly(ClusterState.DISMISSED);
    assertThat(stateOf("cases")).containsExactly(ClusterState.IN_SUITE);
    assertThat(stateOf("fixed")).containsExactly(ClusterState.FIXED);
    assertThat(viewsOf("renamed")).extracting(ClusterView::name).containsExactly("Sundays");
    assertThat(viewsOf("merged")).extracting(ClusterView::patterns).containsExactly(0);
    assertThat(presses).as("keys pressed for ten modes").isLessThanOrEqualTo(PRESSES_MOST);
  }

  private void press(Visitor lead, String key) {
    presses++;
    lead.press(key);
  }

  private void sent(Visitor lead, String key) {
    lead.page().waitForNavigation(() -> press(lead, key));
  }

  private void asked(Visitor lead, String key, String dialog) {
    press(lead, key);
    lead.page().waitForSelector("#ask-%s[open]".formatted(dialog));
  }

  /** The mode that is chosen, which this decision is about. */
  private void decide(Visitor lead, String what) {
    lead.page().waitForSelector("[data-row][aria-current]");
    String row = lead.page().locator("[data-row][aria-current]").getAttribute("id");
    decided.put(ClusterId.of(row.substring("mode-".length())), what);
  }

  private void dismiss(Visitor lead, String reason) {
    decide(lead, "dismissed");
    asked(lead, "d", "dismiss");
    lead.page().keyboard().type(reason);
    sent(lead, "Enter");
  }

  private void assign(Visitor lead) {
    decide(lead, "assigned");
    asked(lead, "a", "assign");
    press(lead, "Tab");
    sent(lead, "Enter");
    String row = lead.page().locator("[data-row][aria-current]").textContent();
    assertThat(row).as("the same row is chosen afterwards").contains("Aiko Tanaka");
    press(lead, "j");
  }

  private void makeCases(Visitor lead) {
    decide(lead, "cases");
    asked(lead, "c", "cases");
    press(lead, "Tab");
    sent(lead, "Enter");
    backToTheInbox(lead);
    press(lead, "j");
  }

  private void fix(Visitor lead) {
    decide(lead, "fixed");
    sent(lead, "o");
    assertThat(lead.count("details.card[data-row]")).as("its traces, to read").isPositive();
    press(lead, "f");
    press(lead, "Tab");
    lead.page().keyboard().type("answer");
    press(lead, "Tab");
    lead.page().keyboard().type("2");
    sent(lead, "Enter");
    assertThat(lead.text()).contains("fixed by answer 2");
    backToTheInbox(lead);
    press(lead, "j");
  }

  private void rename(Visitor lead) {
    decide(lead, "renamed");
    sent(lead, "o");
    press(lead, "w");
    press(lead, "Control+a");
    lead.page().keyboard().type("Sundays");
    sent(lead, "Enter");
    backToTheInbox(lead);
    press(lead, "j");
  }

  private void merge(Visitor lead) {
    decide(lead, "merged");
    asked(lead, "m", "merge");
    press(lead, "Tab");
    sent(lead, "Enter");
    backToTheInbox(lead);
  }

  private void backToTheInbox(Visitor lead) {
    press(lead, "g");
    sent(lead, "f");
  }

  private List<ClusterState> stateOf(String what) {
    return viewsOf(what).stream().map(ClusterView::state).distinct().toList();
  }

  private List<ClusterView> viewsOf(String what) {
    var clusters = seed.server.get(Clusters.class);
    return decided.entrySet().stream()
        .filter(it -> it.getValue().equals(what))
        .map(it -> clusters.find(seed.project.id(), it.getKey()).orElseThrow().view())
        .toList();
  }
}
