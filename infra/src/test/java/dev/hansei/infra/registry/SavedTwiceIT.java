package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.Documents;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.failures.Detectors;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.models.EmbeddingSets;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.projects.Projects;
import dev.hansei.infra.registry.prompts.NewPromptVersion;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.infra.registry.tunings.Adapters;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.failures.Detector;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.EmbeddingSet;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.ProjectName;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.tunings.Adapter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Many people save at one moment: the same content is one thing, other content gets a number of its
 * own, and of one name the first has it.
 */
class SavedTwiceIT {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final int PEOPLE = 16;
  private static final List<Integer> NUMBERS = IntStream.rangeClosed(1, PEOPLE).boxed().toList();

  @RegistryTest
  void suites(TestRegistry registry) throws Exception {
    var project = registry.newProject();
    var dataset = registry.get(Datasets.class).create(project, "d", Split.GATE, SYSTEM).id();
    IntFunction<Suite> save =
        n ->
            registry
                .get(Suites.class)
                .create(project, "support", dataset, List.of(exact(1.0 / (n + 1))), SYSTEM);
    assertThat(same(save)).extracting(Suite::id).hasSize(1);
    assertThat(audited(registry, project, "suites.create")).isEqualTo(1);
    assertThat(numbers(save, Suite::number)).isEqualTo(NUMBERS);
  }

  @RegistryTest
  void gates(TestRegistry registry) throws Exception {
    var project = registry.newProject();
    IntFunction<Gate> save =
        n ->
            registry
                .get(Gates.class)
                .create(
                    project, "better", List.of(new GateRule.Coverage(1.0 / (n + 1))), 0.95, SYSTEM);
    assertThat(same(save)).extracting(Gate::id).hasSize(1);
    assertThat(audited(registry, project, "gates.create")).isEqualTo(1);
    assertThat(numbers(save, Gate::number)).isEqualTo(NUMBERS);
  }

  @RegistryTest
  void promptVersions(TestRegistry registry) throws Exception {
    var project = registry.newProject();
    var author = registry.newPerson();
    var prompts = registry.get(Prompts.class);
    var prompt = prompts.create(project, new PromptName("support"), SYSTEM).id();
    IntFunction<PromptVersion> save =
        n ->
            prompts.addVersion(
                project,
                prompt,
                new NewPromptVersion(content("Text " + n), "", Optional.empty(), author));
    assertThat(same(save)).extracting(PromptVersion::id).hasSize(1);
    assertThat(numbers(save, PromptVersion::number)).isEqualTo(NUMBERS);
  }

  @RegistryTest
  void judges(TestRegistry registry) throws Exception {
    var project = registry.newProject();
    var criterion = registry.get(Criteria.class).create(project, "brief", "Is short.", SYSTEM).id();
    IntFunction<Judge> save =
        n ->
            registry
                .get(Judges.class)
                .create(
                    project,
                    new Judges.NewJudge(
                        criterion,
                        "Rubric " + n,
                        new ModelName("openai/gpt-4o-mini"),
                        ModelSettings.DEFAULTS),
                    SYSTEM);
    assertThat(same(save)).extracting(Judge::id).hasSize(1);
    assertThat(numbers(save, Judge::number)).isEqualTo(NUMBERS);
  }

  @RegistryTest
  void datasetVersions(TestRegistry registry) throws Exception {
    var project = registry.newProject();
    var datasets = registry.get(Datasets.class);
    var dataset = datasets.create(project, "d", Split.GATE, SYSTEM).id();
    var one = new CaseContent("Q", "A", List.of(), Map.of());
    registry
        .get(Cases.class)
        .addAll(project, dataset, List.of(NewCase.of(dataset, one, Case.State.FINAL)), SYSTEM);
    assertThat(same(_ -> datasets.publish(project, dataset, SYSTEM)))
        .extracting(DatasetVersion::number)
        .containsExactly(1);
  }

  @RegistryTest
  void thingsOfOneContent(TestRegistry registry) throws Exception {
    var project = registry.newProject();
    var text = "The snapshots are kept for thirty days.".getBytes(StandardCharsets.UTF_8);
    assertThat(
            same(_ ->
                registry.get(Documents.class).add(project, "h.txt", "text/plain", text, SYSTEM)))
        .extracting(Document::id)
        .hasSize(1);
    var model = new ModelName("builtin/minilm");
    var vectors = List.of(new float[] {1, 0, 0});
    assertThat(same(_ -> registry.get(EmbeddingSets.class).create(project, model, vectors, SYSTEM)))
        .extracting(EmbeddingSet::id)
        .hasSize(1);
    var weights = registry.get(ObjectStore.class).put(text, ArtifactRef.JSON);
    var adapter = new Adapters.NewAdapter("a", Adapter.Kind.values()[0], model, weights);
    assertThat(same(_ -> registry.get(Adapters.class).create(project, adapter, SYSTEM)))
        .extracting(Adapter::id)
        .hasSize(1);
    assertThat(same(_ -> registry.get(People.class).invite("a" + project + "@x.org", "A", SYSTEM)))
        .extracting(Person::id)
        .hasSize(1);
  }

  @RegistryTest
  void ofOneNameTheFirstHasIt(TestRegistry registry) throws Exception {
    var project = registry.newProject();
    var name = "n" + project.toString().replace("-", "");
    var prompt = new PromptName("support");
    assertThat(
            List.of(
                codes(_ -> registry.get(Projects.class).create(new ProjectName(name), SYSTEM)),
                codes(_ -> registry.get(Prompts.class).create(project, prompt, SYSTEM)),
                codes(_ -> registry.get(Datasets.class).create(project, "d", Split.TUNE, SYSTEM)),
                codes(_ -> registry.get(Criteria.class).create(project, "c", "Is short.", SYSTEM))))
        .containsExactly(
            firstOf("project-exists"),
            firstOf("prompt-exists"),
            firstOf("dataset-exists"),
            firstOf("criterion-exists"));
  }

  @RegistryTest
  void detectorsAreSavedOrTheConflictIsNamed(TestRegistry registry) throws Exception {
    var project = registry.newProject();
    var detectors = registry.get(Detectors.class);
    var all =
        codes(n ->
            detectors.save(
                project, List.of(new Detector.LowOutsideScore("tone", 1.0 / (n + 1))), SYSTEM));
    assertThat(all).contains("").isSubsetOf("", "detectors-changed");
  }

  /** What all get who save the same at one moment, without repetitions. */
  private static <T> List<T> same(IntFunction<T> save) throws Exception {
    return InParallel.run(PEOPLE, _ -> save.apply(0)).stream().distinct().toList();
  }

  /** The numbers that are given when each saves something else; what was first is among them. */
  private static <T> List<Integer> numbers(IntFunction<T> save, Function<T, Integer> number)
      throws Exception {
    return InParallel.run(PEOPLE, save).stream().map(number).sorted().toList();
  }

  /** The codes of refusal, sorted; empty for who got through. */
  private static List<String> codes(IntFunction<?> save) throws Exception {
    return InParallel.run(
            PEOPLE,
            n -> {
              try {
                return save.apply(n) == null ? "nothing" : "";
              } catch (RegistryException e) {
                return e.code();
              }
            })
        .stream()
        .sorted()
        .toList();
  }

  private static List<String> firstOf(String code) {
    var codes = new ArrayList<>(List.of(""));
    for (int other = 1; other < PEOPLE; other++) {
      codes.add(code);
    }
    return codes;
  }

  private static long audited(TestRegistry registry, ProjectId project, String action) {
    return registry.get(Audit.class).page(project, PageRequest.first()).items().stream()
        .filter(entry -> entry.action().equals(action))
        .count();
  }

  private static Assertion exact(double weight) {
    return new Assertion(MetricType.EXACT, "exact", null, 1, weight, null);
  }

  private static PromptContent content(String text) {
    return new PromptContent(
        List.of(new Message(Message.Role.USER, text + " {{question}}")),
        List.of("question"),
        ModelSettings.DEFAULTS,
        "",
        Map.of());
  }
}
