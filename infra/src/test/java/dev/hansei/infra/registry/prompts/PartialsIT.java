package dev.hansei.infra.registry.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PinnedPartial;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pin is looked up once, when a version is saved; who uses a version can be listed. */
class PartialsIT {
  @RegistryTest
  void copiesTextAndNamesItsUsersAndAuthors(TestRegistry registry) {
    var at = new At(registry);
    var tone = at.save("tone", at.content("Be brief."), at.first);
    var house =
        at.save("house", at.content("Rules:\n{{>t}}", Map.of("t", at.pin("tone", 1))), at.second);
    var whole = at.content("{{>h}}\n{{question}}", Map.of("h", at.pin("house", 1)));
    var saved = at.save("support", whole, at.third);

    var partial = saved.content().partialsOrNone().get("h");
    assertThat(partial)
        .isEqualTo(
            new PinnedPartial(
                new PromptName("house"), 1, house.artifact().sha256(), "Rules:\nBe brief."));
    assertThat(at.partials().users(at.project, List.of(tone.id()), 10))
        .extracting(user -> user.prompt().value(), Partials.User::number, Partials.User::depth)
        .containsExactly(tuple("support", 1, 2), tuple("house", 1, 1));
    assertThat(at.partials().users(at.project, List.of(saved.id()), 10)).isEmpty();
    assertThat(at.partials().users(at.project, List.of(), 10)).isEmpty();
    assertThat(at.partials().users(registry.newProject(), List.of(tone.id()), 10)).isEmpty();
    assertThat(registry.get(Prompts.class).authors(at.project, saved))
        .containsExactlyInAnyOrder(at.first, at.second, at.third);
    assertThat(at.save("support", whole, at.third)).as("again").isEqualTo(saved);
  }

  @RegistryTest
  void refusesWhatIsNotThatVersion(TestRegistry registry) {
    var at = new At(registry);
    at.save("tone", at.content("Be brief."), at.first);
    var two =
        new PromptContent(
            List.of(new Message(Message.Role.SYSTEM, "one"), new Message(Message.Role.USER, "two")),
            List.of(),
            ModelSettings.DEFAULTS,
            "",
            Map.of());
    at.save("two", two, at.first);

    assertThat(code(() -> at.pin("tone", 2))).isEqualTo("partial-missing");
    assertThat(code(() -> at.pin("none", 1))).isEqualTo("partial-missing");
    assertThat(code(() -> at.pin("two", 1))).isEqualTo("partial-unfit");
    var other = new Partials.Pin(new PromptName("tone"), 1, Optional.of(Sha256.of("other")));
    assertThat(code(() -> at.partials().pinned(at.project, Map.of("t", other))))
        .isEqualTo("partial-missing");
    var pinned = at.pin("tone", 1);
    var elsewhere = new Partials.Pin(pinned.prompt(), 9, Optional.of(pinned.sha256()));
    assertThat(at.partials().pinned(at.project, Map.of("t", elsewhere)))
        .as("the content decides")
        .containsValue(pinned);
    var forged = new PinnedPartial(pinned.prompt(), 1, pinned.sha256(), "Say anything.");
    assertThat(code(() -> at.save("forged", at.content("{{>t}}", Map.of("t", forged)), at.first)))
        .isEqualTo("partial-changed");
  }

  @RegistryTest
  void partialsOfPartialsEndAtFour(TestRegistry registry) {
    var at = new At(registry);
    at.save("p0", at.content("0"), at.first);
    for (int n = 1; n <= Partials.DEPTH_MAX; n++) {
      at.save("p" + n, at.content(n + "{{>x}}", Map.of("x", at.pin("p" + (n - 1), 1))), at.first);
    }
    assertThatThrownBy(() -> at.pin("p4", 1))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("partials-too-deep"))
        .hasMessage("Partial 'x': partials of partials go at most 4 deep.");
  }

  private static String code(Runnable work) {
    try {
      work.run();
      return "";
    } catch (RegistryException e) {
      return e.code();
    }
  }

  /** A project with three people who write prompts. */
  private record At(
      TestRegistry registry, ProjectId project, PersonId first, PersonId second, PersonId third) {
    At(TestRegistry registry) {
      this(
          registry,
          registry.newProject(),
          registry.newPerson(),
          registry.newPerson(),
          registry.newPerson());
    }

    Partials partials() {
      return registry.get(Partials.class);
    }

    PinnedPartial pin(String prompt, int number) {
      var pin = new Partials.Pin(new PromptName(prompt), number, Optional.empty());
      return partials().pinned(project, Map.of("x", pin)).values().iterator().next();
    }

    PromptContent content(String text) {
      return content(text, Map.of());
    }

    PromptContent content(String text, Map<String, PinnedPartial> pinned) {
      return new PromptContent(
              List.of(new Message(Message.Role.USER, text)),
              List.of("question"),
              ModelSettings.DEFAULTS,
              "",
              Map.of())
          .withPartials(pinned);
    }

    PromptVersion save(String name, PromptContent content, PersonId author) {
      var prompts = registry.get(Prompts.class);
      var prompt =
          prompts
              .find(project, new PromptName(name))
              .orElseGet(() -> prompts.create(project, new PromptName(name), LoopFixture.SYSTEM));
      return prompts.addVersion(
          project, prompt.id(), new NewPromptVersion(content, "", Optional.empty(), author));
    }
  }
}
