package dev.hansei.infra.registry.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditEntry;
import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseCheck;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

class CasesIT {
  private static final Actor PERSON = new Actor.ByPerson(new PersonId(new UUID(7, 7)));

  @RegistryTest
  void keepsHostileContentByteForByte(TestRegistry registry) {
    var project = registry.newProject();
    var dataset = dataset(registry, project, "hostile", Split.GATE);
    var content =
        new CaseContent(
            Spans.HOSTILE,
            Spans.HOSTILE,
            List.of(new CaseContent.ContextPassage("p1", Spans.HOSTILE)),
            Map.of("language", Spans.HOSTILE));

    var added = add(registry, project, NewCase.of(dataset, content, Case.State.DRAFT));

    assertThat(added.content()).isEqualTo(content);
    assertThat(registry.get(Cases.class).find(project, added.id())).contains(added);
  }

  @RegistryTest
  void rejectsAQuestionThatTheDatasetAsksAlready(TestRegistry registry) {
    var project = registry.newProject();
    var dataset = dataset(registry, project, "gate", Split.GATE);
    var first = add(registry, project, asking(dataset, "Where is my parcel?"));
    var again = add(registry, project, asking(dataset, "  WHERE\u00A0is my\n parcel\uFF1F "));
    var within =
        registry
            .get(Cases.class)
            .addAll(
                project,
                dataset,
                List.of(asking(dataset, "Who am I?"), asking(dataset, "who am i?")),
                PERSON);

    assertThat(first.state()).isEqualTo(Case.State.DRAFT);
    assertThat(again.state()).isEqualTo(Case.State.REJECTED);
    assertThat(problems(again)).containsExactly(CaseProblem.DUPLICATE);
    assertThat(within)
        .extracting(Case::state)
        .containsExactly(Case.State.DRAFT, Case.State.REJECTED);
    assertThat(registry.get(Cases.class).counts(project, dataset))
        .isEqualTo(new CaseCounts(2, 0, 2));
  }

  @RegistryTest
  void rejectsAQuestionOfAnotherSplitUntilItIsDroppedThere(TestRegistry registry) {
    var project = registry.newProject();
    var cases = registry.get(Cases.class);
    var gate = dataset(registry, project, "gate", Split.GATE);
    var gateToo = dataset(registry, project, "gate-too", Split.GATE);
    var tune = dataset(registry, project, "tune", Split.TUNE);
    var held = add(registry, project, asking(gate, "Where is my parcel?"));
    var same = add(registry, project, asking(gateToo, "Where is my parcel?"));

    var other = add(registry, project, asking(tune, "where is my PARCEL?"));
    assertThat(problems(other)).containsExactly(CaseProblem.IN_OTHER_SPLIT);

    assertThat(same.state()).as("the same split may ask it twice").isEqualTo(Case.State.DRAFT);
    assertThat(cases.drop(project, List.of(held.id()), PERSON)).isEqualTo(1);
    assertThat(cases.drop(project, List.of(held.id()), PERSON)).as("again").isZero();
    assertThat(problems(add(registry, project, asking(tune, "Where is my parcel?"))))
        .containsExactly(CaseProblem.IN_OTHER_SPLIT);
    cases.drop(project, List.of(same.id()), PERSON);
    assertThat(add(registry, project, asking(tune, "Where is my parcel?")).state())
        .isEqualTo(Case.State.DRAFT);
    assertThat(problems(add(registry, project, asking(gate, "Where is my parcel?"))))
        .containsExactly(CaseProblem.IN_OTHER_SPLIT);
  }

  @RegistryTest
  void letsOneOfManyWinAQuestion(TestRegistry registry) throws Exception {
    var project = registry.newProject();
    var gate = dataset(registry, project, "gate", Split.GATE);
    var tune = dataset(registry, project, "tune", Split.TUNE);
    for (int round = 0; round < 5; round++) {
      var question = "Question " + round;
      var added =
          InParallel.run(
              20,
              writer -> add(registry, project, asking(writer % 2 == 0 ? gate : tune, question)));

      assertThat(added).filteredOn(one -> one.state() == Case.State.DRAFT).hasSize(1);
      assertThat(added)
          .flatExtracting(CasesIT::problems)
          .hasSize(19)
          .containsOnly(CaseProblem.DUPLICATE, CaseProblem.IN_OTHER_SPLIT);
    }
  }

  @RegistryTest
  void finalisesDraftsOnceAndNoRejectedOne(TestRegistry registry) {
    var project = registry.newProject();
    var cases = registry.get(Cases.class);
    var dataset = dataset(registry, project, "gate", Split.GATE);
    var draft = add(registry, project, asking(dataset, "One?"));
    var rejected = add(registry, project, asking(dataset, "One?"));

    assertThat(cases.finalise(project, List.of(draft.id()), PERSON)).isEqualTo(1);
    assertThat(cases.finalise(project, List.of(draft.id()), PERSON)).isZero();
    assertThat(cases.require(project, List.of(draft.id()), PERSON)).isEqualTo(1);
    assertThat(cases.find(project, draft.id()).orElseThrow().required()).isTrue();
    assertThat(cases.unrequire(project, List.of(draft.id()), PERSON)).isEqualTo(1);
    assertThatThrownBy(() -> cases.finalise(project, List.of(rejected.id()), PERSON))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("case-rejected"));
    assertThatThrownBy(() -> cases.finalise(project, List.of(new CaseId(new UUID(0, 1))), PERSON))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("case-not-found"));
    assertThat(registry.get(Audit.class).page(project, PageRequest.first()).items())
        .extracting(AuditEntry::action)
        .startsWith(
            "cases.case.unrequire",
            "cases.case.require",
            "cases.case.finalise",
            "cases.case.add",
            "cases.case.add",
            "cases.dataset.create");
  }

  @RegistryTest
  void refusesACaseThatIsTooLargeAndAnUnknownDataset(TestRegistry registry) {
    var project = registry.newProject();
    var dataset = dataset(registry, project, "gate", Split.GATE);
    assertThatThrownBy(
            () -> add(registry, project, asking(dataset, "x".repeat(CaseContent.BYTES_MAX))))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("case-too-large"));
    assertThatThrownBy(
            () -> add(registry, registry.newProject(), asking(dataset, "Of another project?")))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("dataset-not-found"));
  }

  @RegistryTest
  void keepsWhatTheSecondPassFound(TestRegistry registry) {
    var project = registry.newProject();
    var dataset = dataset(registry, project, "gate", Split.GATE);
    var check =
        new CaseCheck(
            List.of(CaseProblem.AMBIGUOUS), new ModelName("openai/gpt-4o-mini"), "two readings");
    var added =
        add(
            registry,
            project,
            new NewCase(
                dataset,
                content("Which one?"),
                Case.State.REJECTED,
                1,
                Optional.of(check),
                NewCase.Origin.NONE));

    assertThat(added.check()).contains(check);
    assertThat(add(registry, project, asking(dataset, "Which one?")).state())
        .as("a rejected case holds no question")
        .isEqualTo(Case.State.DRAFT);
  }

  @RegistryTest
  void pagesThroughCasesOldestFirst(TestRegistry registry) {
    var project = registry.newProject();
    var cases = registry.get(Cases.class);
    var dataset = dataset(registry, project, "gate", Split.GATE);
    var many = IntStream.range(0, 120).mapToObj(number -> asking(dataset, "Q" + number)).toList();
    var added = cases.addAll(project, dataset, many, PERSON);

    var first = cases.page(project, dataset, Optional.empty(), PageRequest.first(100));
    var rest = cases.page(project, dataset, Optional.empty(), new PageRequest(first.next(), 100));

    assertThat(first.items()).isEqualTo(added.subList(0, 100));
    assertThat(rest.items()).isEqualTo(added.subList(100, 120));
    assertThat(rest.next()).isEmpty();
    assertThat(
            cases
                .page(project, dataset, Optional.of(Case.State.FINAL), PageRequest.first())
                .items())
        .isEmpty();
  }

  static DatasetId dataset(TestRegistry registry, ProjectId project, String name, Split split) {
    return registry.get(Datasets.class).create(project, name, split, PERSON).id();
  }

  static NewCase asking(DatasetId dataset, String question) {
    return NewCase.of(dataset, content(question), Case.State.DRAFT);
  }

  static CaseContent content(String question) {
    return new CaseContent(question, "An answer.", List.of(), Map.of());
  }

  private static Case add(TestRegistry registry, ProjectId project, NewCase added) {
    return registry.get(Cases.class).add(project, added, PERSON);
  }

  private static List<CaseProblem> problems(Case one) {
    return one.check().map(CaseCheck::problems).orElse(List.of());
  }
}
