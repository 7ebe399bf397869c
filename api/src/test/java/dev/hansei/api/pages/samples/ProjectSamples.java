package dev.hansei.api.pages.samples;

import dev.hansei.api.lineage.LineageHomePage;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.AuditPage;
import dev.hansei.api.projects.InvitedPage;
import dev.hansei.api.projects.PeoplePage;
import dev.hansei.api.projects.PersonPage;
import dev.hansei.api.projects.TokensPage;
import dev.hansei.infra.registry.AuditAnchor;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.AuditProof;
import dev.hansei.infra.registry.projects.Member;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.projects.TokenId;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** People, tokens, audit, and where lineage begins. */
public final class ProjectSamples {
  private final Voice voice;

  private ProjectSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  public static List<Sample> of(Voice voice) {
    var s = new ProjectSamples(voice);
    return List.of(
        new Sample("people", "projects/people.jte", s.people()),
        new Sample("person", "projects/person.jte", s.person(true)),
        new Sample("person-elsewhere", "projects/person.jte", s.person(false)),
        new Sample("invited", "projects/invited.jte", s.invited(Optional.of("https://h/link/x"))),
        new Sample("invited-again", "projects/invited.jte", s.invited(Optional.empty())),
        new Sample("tokens", "projects/tokens.jte", s.tokens()),
        new Sample("tokens-empty", "projects/tokens.jte", s.noTokens()),
        new Sample("audit", "projects/audit.jte", s.audit(Optional.empty())),
        new Sample("audit-whole", "projects/audit.jte", s.audit(Optional.of(s.whole()))),
        new Sample("audit-broken", "projects/audit.jte", s.audit(Optional.of(s.broken()))),
        new Sample(
            "audit-contradicted", "projects/audit.jte", s.audit(Optional.of(s.contradicted()))),
        new Sample(
            "lineage-home", "lineage/home.jte", new LineageHomePage(voice.frame(Section.LINEAGE))));
  }

  private Frame frame(Section section) {
    return voice.frame(section, Role.ADMIN, Role.LEAD);
  }

  /** An address cannot be hostile in full: its form is checked when somebody is invited. */
  private Person person(int number, String name) {
    return new Person(
        new PersonId(Voice.id(number)),
        "someone%d@example.org".formatted(number),
        clipped(voice.say(name)),
        Voice.minutesAgo(9_000L * number));
  }

  private static String clipped(String name) {
    return name.substring(0, Math.min(80, name.length()));
  }

  private PeoplePage people() {
    return new PeoplePage(
        frame(Section.PEOPLE),
        List.of(
            new Member(person(1, "Aiko Tanaka"), EnumSet.of(Role.LEAD, Role.ADMIN)),
            new Member(person(2, "Ben Okafor"), EnumSet.of(Role.LEAD, Role.DEVELOPER)),
            new Member(person(3, "Chidi Eze"), EnumSet.of(Role.RELEASE_MANAGER))),
        true,
        Optional.of("?after=1"));
  }

  private PersonPage person(boolean mayLink) {
    return new PersonPage(
        frame(Section.PEOPLE), person(2, "Ben Okafor"), Set.of(Role.LEAD, Role.DEVELOPER), mayLink);
  }

  private InvitedPage invited(Optional<String> link) {
    return new InvitedPage(
        frame(Section.PEOPLE), person(4, "Dana Cohen"), link, Voice.minutesAgo(-4_320));
  }

  private TokensPage tokens() {
    return new TokensPage(
        frame(Section.TOKENS),
        List.of(
            token(1, TokensPage.Standing.IN_USE, true),
            token(2, TokensPage.Standing.ENDED, false),
            token(3, TokensPage.Standing.REVOKED, false)),
        Optional.of(new TokensPage.Made(voice.say("laptop"), "hsi_" + "x".repeat(43))),
        Optional.empty());
  }

  private TokensPage.Line token(int number, TokensPage.Standing standing, boolean mayRevoke) {
    return new TokensPage.Line(
        new TokenId(Voice.id(500 + number)),
        voice.say("continuous integration of the shop"),
        voice.say("Ben Okafor"),
        Set.of(Role.DEVELOPER),
        Voice.minutesAgo(9_000),
        number == 1 ? Optional.of(Voice.minutesAgo(3)) : Optional.empty(),
        number == 2 ? Optional.of(Voice.minutesAgo(30)) : Optional.empty(),
        standing,
        mayRevoke);
  }

  private TokensPage noTokens() {
    return new TokensPage(frame(Section.TOKENS), List.of(), Optional.empty(), Optional.empty());
  }

  private AuditProof whole() {
    return new AuditProof(
        new AuditCheck.Whole(214, Sha256.of("last")),
        2,
        Optional.of(anchor(29, 201)),
        List.of(),
        List.of(LocalDate.of(2026, 11, 27)));
  }

  private AuditProof broken() {
    var chain = new AuditCheck.Broken(17, voice.say("the row is missing"));
    return new AuditProof(chain, 0, Optional.empty(), List.of(), List.of());
  }

  private AuditProof contradicted() {
    return new AuditProof(
        new AuditCheck.Whole(180, Sha256.of("last")),
        2,
        Optional.of(anchor(28, 150)),
        List.of(voice.say("The chain ends at row 180, but the anchor was made at row 201.")),
        List.of());
  }

  private static AuditAnchor anchor(int day, long sequence) {
    return new AuditAnchor(
        new ProjectId(Voice.id(1)),
        LocalDate.of(2026, 11, day),
        sequence,
        Sha256.of("row " + sequence),
        Voice.minutesAgo(600));
  }

  private AuditPage audit(Optional<AuditProof> proof) {
    return new AuditPage(
        frame(Section.AUDIT),
        List.of(
            line(214, "promotions.decide", "promotion"), line(213, "projects.create", "project")),
        "workflow",
        voice.say("019a9000-0000-7000-8000-000000000061"),
        List.of(
            new AuditPage.Choice(Voice.id(1).toString(), voice.say("Aiko Tanaka")),
            new AuditPage.Choice("workflow", "workflows")),
        proof.map(it -> new AuditPage.Verified(it, Voice.minutesAgo(5), voice.say("Aiko Tanaka"))),
        List.of(anchor(29, 201), anchor(28, 150)),
        false,
        Optional.of("?actor=&about=&after=213"));
  }

  private AuditPage.Line line(long sequence, String action, String kind) {
    return new AuditPage.Line(
        sequence,
        Voice.minutesAgo(sequence),
        voice.say("Chidi Eze"),
        "person:" + Voice.id(3),
        voice.say(action),
        voice.say(kind),
        Voice.id(92).toString(),
        kind.equals("promotion") ? Optional.of("/promotions/" + Voice.id(92)) : Optional.empty(),
        List.of(
            new AuditPage.Detail(voice.say("kind"), voice.say("APPROVE")),
            new AuditPage.Detail("version", Optional.of(voice.say("3")), voice.say("4"))));
  }
}
