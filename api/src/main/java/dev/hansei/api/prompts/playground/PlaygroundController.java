package dev.hansei.api.prompts.playground;

import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.prompts.PromptFinder;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.reactivestreams.Publisher;

/** Versions of a prompt and models side by side, tried by hand. */
@Controller("/api/v1/projects/{project}/prompts/{prompt}/playground")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allows({Role.LEAD, Role.DEVELOPER})
@Tag(name = "prompts")
public class PlaygroundController {
  private final PromptFinder finder;
  private final Trials trials;

  PlaygroundController(PromptFinder finder, Trials trials) {
    this.finder = finder;
    this.trials = trials;
  }

  @Post
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Produces(MediaType.TEXT_EVENT_STREAM)
  @Operation(
      summary = "Try versions of a prompt and models side by side",
      description =
          "{columns: [{version: 3, model: openai/gpt-4o-mini}, {draft: true, model: ...}], values:"
              + " {question: ...}} asks 1 to 4 columns at once. Server-sent events, whose data is"
              + " JSON with 'column': 'asked', 'text' (a further piece), 'missed' (what was told is"
              + " void; asked again), 'end' (the whole answer, tokens, cost, time) or 'failed'"
              + " (reason, detail), and at the end 'done'; 'beat' when nothing came for 15 s. A"
              + " column that fails costs no other its answer. 'fromCase' takes values from a case;"
              + " 'fresh: true' asks anew what the journal has, and pays again. Models that cost"
              + " something write at most 4,096 tokens. 422 over-cost where all together may cost"
              + " more than one unit of the price list's currency, 429 too-many-trials beyond 2 a"
              + " person and 10 a project at once. 403 annotators-stay-blind for annotators who are"
              + " no leads. Whoever stops reading stops the calls.")
  public Publisher<Event<String>> ask(Caller caller, String prompt, @Body NewTrial body) {
    return trials.stream(caller, finder.prompt(caller.projectId(), prompt), body);
  }
}
