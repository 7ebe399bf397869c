package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.AuditLines;
import dev.hansei.infra.registry.AuditedEntry;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.GatePolicy;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.MetricEvidence;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.Dossier;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.RolloutLog;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A dossier of a promotion that went live, put together without a registry. */
final class DossierSample {
  static final SigningKey KEY = SigningKey.of(TestRegistry.SIGNING_KEY);
  static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
  static final String COMMENT = "The limits are right now; <b>ship it</b> & watch.";

  private static final RunId CANDIDATE = new RunId(id(1));
  private static final RunId BASELINE = new RunId(id(2));
  private static final PersonId AUTHOR = new PersonId(id(10));
  private static final PersonId REQUESTER = new PersonId(id(11));
  private static final List<PersonId> MANAGERS =
      List.of(new PersonId(id(12)), new PersonId(id(13)));

  private final CanonicalJson json = new CanonicalJson();
  private final ProjectId project = new ProjectId(id(20));
  private final PromotionId promotion = new PromotionId(id(21));
  private final Gate gate =
      new Gate(
          new GateId(id(22)),
          "release",
          2,
          List.of(
              new GateRule.Superiority("f1"),
              new GateRule.NonInferiority("similar", 0.02),
              new GateRule.Coverage(0.95)),
          0.95,
          NOW);
  private final Evidence evidence =
      new Evidence(
          Optional.of(BASELINE),
          CANDIDATE,
          List.of(
              new MetricEvidence("f1", 120, 0.612, 0.674, 0.062, 0.021, 0.104, 0.021),
              new MetricEvidence("similar", 120, 0.801, 0.799, -0.002, -0.013, 0.009, 0.006)),
          0.99,
          1,
          0,
          List.of(),
          0);

  /** Who approved, in this order; the log tells of all of {@code logged}. */
  List<PersonId> approved = MANAGERS;

  List<PersonId> logged = MANAGERS;

  /** What its rehearsal saw; empty without one. The log tells of {@code loggedRehearsal}. */
  Optional<RehearsalReport> rehearsal = Optional.empty();

  Optional<RehearsalReport> loggedRehearsal = Optional.empty();

  /** With a rehearsal of 160 inputs and so many errors of the candidate. */
  static DossierSample rehearsed(int errors) {
    var sample = new DossierSample();
    sample.rehearsal = Optional.of(RehearsalSample.of(errors));
    sample.loggedRehearsal = sample.rehearsal;
    return sample;
  }

  /** Who wrote partials of the candidate. */
  List<PersonId> partialsBy = List.of();

  /** What the gate is said to have said. */
  Verdict verdict = GatePolicy.decide(gate, evidence);

  /** By which plan it is said to have gone live. */
  Optional<ReleasePlan> plan = Optional.empty();

  /** What its stages and steps saw; the log tells of each stage that it went on from. */
  Optional<RolloutLog> rollout = Optional.empty();

  PromotionState state = PromotionState.PROMOTED;

  /** The verdict that the gate would not give. */
  static Verdict blocked(Verdict verdict) {
    return new Verdict.Block(verdict.clauses());
  }

  static PersonId author() {
    return AUTHOR;
  }

  static PersonId manager(int number) {
    return MANAGERS.get(number);
  }

  static UUID id(int number) {
    return new UUID(0x0193_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
  }

  /** Its files, sealed by a key. */
  DossierFolder.Sealed sealed(SigningKey key) {
    return folder().seal(promotion, 2, key);
  }

  /** Its files. */
  DossierFolder folder() {
    var folder = new DossierFolder(json);
    Dossier dossier = dossier(folder);
    List<PersonId> people = dossier.people();
    for (int i = 0; i < people.size(); i++) {
      folder.addPerson(people.get(i), List.of("Ben Okafor", "Ana Sá", "Mei Lin", "Yusuf").get(i));
    }
    folder.addDossier(dossier, audit());
    folder.addPage(DossierPages.of(folder.contents(), json));
    return folder;
  }

  private List<Dossier.Approval> decisions(DossierFolder folder) {
    List<Dossier.Approval> decisions = new ArrayList<>();
    for (PersonId person : approved) {
      Optional<Sha256> comment =
          person.equals(MANAGERS.getFirst())
              ? Optional.of(folder.addWords(COMMENT.getBytes(StandardCharsets.UTF_8)))
              : Optional.empty();
      decisions.add(
          new Dossier.Approval("d-" + person, person, Decision.Kind.APPROVE, NOW, comment));
    }
    return decisions;
  }

  private Dossier dossier(DossierFolder folder) {
    return new Dossier(
        project,
        promotion,
        2,
        state,
        "answer",
        Stage.PRODUCTION,
        candidate(folder),
        Optional.of(version(folder, 2, "Answer briefly.\n{{question}}")),
        REQUESTER,
        NOW,
        Optional.of(folder.addWords("fewer wrong limits".getBytes(StandardCharsets.UTF_8))),
        new Dossier.Ruling(
            new VerdictId(id(23)),
            NOW,
            folder.addArtifact(gate),
            folder.addArtifact(evidence),
            folder.addArtifact(verdict)),
        List.of(run(folder, CANDIDATE), run(folder, BASELINE)),
        List.of(),
        List.of(),
        decisions(folder),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        plan.map(folder::addArtifact),
        rollout.map(folder::addArtifact),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        rehearsal.map(folder::addArtifact));
  }

  private Dossier.Version candidate(DossierFolder folder) {
    String text = "Answer in two sentences.\nSay what the passages say.\n{{question}}";
    Dossier.Version alone = version(folder, 3, text);
    return new Dossier.Version(
        alone.id(),
        alone.number(),
        alone.author(),
        alone.createdAt(),
        alone.content(),
        Optional.of(partialsBy));
  }

  private static Dossier.Version version(DossierFolder folder, int number, String text) {
    var content =
        new PromptContent(
            List.of(new Message(Message.Role.USER, text)),
            List.of("question"),
            ModelSettings.DEFAULTS,
            "",
            Map.of());
    return new Dossier.Version(
        new PromptVersionId(id(30 + number)), number, AUTHOR, NOW, folder.addArtifact(content));
  }

  private static Dossier.Run run(DossierFolder folder, RunId run) {
    return new Dossier.Run(
        run,
        folder.addArtifact(Map.of("manifest of", run.toString())),
        folder.addArtifact(Map.of("figures of", run.toString())),
        120,
        new OutcomeCounts(119, 1, 0, 0),
        new Usage(48_112, 9_870, 0),
        new Cost("USD", 131_000, 0),
        7,
        NOW,
        Optional.of(NOW.plusSeconds(90)));
  }

  private List<AuditedEntry> audit() {
    String subject = promotion.toString();
    var lines =
        new AuditLines(project, json)
            .add("person:" + REQUESTER, "promotions.request", subject, Map.of("version", 3));
    loggedRehearsal.ifPresent(report ->
        lines.add(
            "workflow:" + subject,
            "promotions.rehearsal",
            subject,
            Map.of("report", Sha256.of(json.write(report)).hex())));
    lines.add("workflow:" + subject, "gates.verdict", subject, Map.of("says", "PASS"));
    for (PersonId person : logged) {
      lines.add(
          "person:" + person,
          "promotions.decide",
          subject,
          Map.of("kind", "APPROVE", "decision", "d-" + person));
    }
    int stops = rollout.map(log -> log.stops().size()).orElse(0);
    for (int stop = 1; stop <= stops; stop++) {
      lines.add("workflow:" + subject, "promotions.walk", subject, Map.of("stop", stop));
    }
    String end = state == PromotionState.PROMOTED ? "promotions.move" : "promotions.close";
    return lines.add("workflow:" + subject, end, subject, Map.of("state", state.name())).all();
  }
}
