package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Section;
import dev.hansei.api.traces.Erasing;
import dev.hansei.api.traces.ErasurePage;
import dev.hansei.api.traces.RedactionPage;
import dev.hansei.api.traces.RedactionTrial;
import dev.hansei.api.traces.TraceSettingsPage;
import dev.hansei.infra.registry.failures.FailureErasure;
import dev.hansei.infra.registry.promotions.PersonErasure;
import dev.hansei.infra.registry.traces.TraceSettings;
import dev.hansei.infra.registry.traces.redaction.RedactionCount;
import dev.hansei.infra.registry.traces.redaction.VersionedPolicy;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.redaction.PersonalData;
import dev.hansei.workflows.traces.redaction.RedactionAction;
import dev.hansei.workflows.traces.redaction.RedactionPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a project does with traces: personal data, how long they stay, and erasing them. */
final class TraceRuleSamples {
  private final Voice voice;

  private TraceRuleSamples(Voice voice) {
    this.voice = voice;
  }

  static List<Sample> of(Voice voice) {
    var samples = new TraceRuleSamples(voice);
    return List.of(
        new Sample("redaction", "traces/redaction.jte", samples.redaction()),
        new Sample("trace-settings", "traces/settings.jte", samples.settings()),
        new Sample("erase", "traces/erase.jte", samples.asked()),
        new Sample("erased", "traces/erase.jte", samples.erased()));
  }

  private RedactionPage redaction() {
    var policy =
        new RedactionPolicy(
            Map.of(PersonalData.IP, RedactionAction.KEEP), List.of("Aiko Tanaka"), List.of());
    String text = voice.say("Mail anna@example.org please.");
    var filled = new HashMap<String, String>();
    policy.actions().forEach((kind, action) -> filled.put("action-" + kind.word(), action.word()));
    filled.put("names", voice.say("Aiko Tanaka"));
    filled.put("patterns", voice.say("order = ORD-[0-9]{6}"));
    filled.put("text", text);
    filled.put("version", "2");
    var found = new RedactionTrial.Found("email", 1, Math.min(4, text.length()));
    return new RedactionPage(
        voice.frame(Section.TRACES),
        new VersionedPolicy(2, policy, Optional.of(Voice.ago(Duration.ofDays(3)))),
        List.of(new VersionedPolicy(1, RedactionPolicy.standard(), Optional.of(Voice.NOW))),
        List.of(new RedactionCount(voice.say("input"), "email", 31)),
        filled,
        Map.of("names", voice.say("a name of the list has 2 to 80 characters")),
        Optional.of(new RedactionTrial(voice.say("Mail [email] please."), List.of(found))));
  }

  private TraceSettingsPage settings() {
    return new TraceSettingsPage(
        voice.frame(Section.TRACES, Role.ADMIN),
        new TraceSettings(Optional.of(365), Optional.of(500), Optional.empty()),
        Optional.of(730),
        Map.of("retentionDays", voice.say("30"), "requestsPerSecond", "500"),
        Map.of("mebibytesPerSecond", voice.say("MiB a second are 1 to 4,096.")),
        Optional.of(new TraceSettingsPage.Loss(30, 1_204)));
  }

  private ErasurePage asked() {
    return new ErasurePage(
        voice.frame(Section.TRACES, Role.ADMIN),
        voice.say("anna"),
        voice.say("anna@example.org"),
        voice.say("Write the user's id as senders give it."),
        Optional.of(12),
        Optional.empty());
  }

  private ErasurePage erased() {
    return new ErasurePage(
        voice.frame(Section.TRACES, Role.ADMIN),
        "",
        "",
        "",
        Optional.empty(),
        Optional.of(
            new Erasing.Erased(
                new FailureErasure.Erased(12, 3, 2, 1, 5, true),
                new PersonErasure.Erased(2, 4, true))));
  }
}
