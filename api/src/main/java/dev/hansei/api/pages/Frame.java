package dev.hansei.api.pages;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What stands around every page.
 *
 * @param project the project's name, as in the URL
 * @param projects all that the viewer may see, for the switch at the top
 * @param title of the window, without the product's name
 * @param csrf the session's token, which every form sends back
 * @param waiting how many things wait or run at a section; absent is none
 * @param now the moment of rendering, which relative times count from
 * @param assets the version of the static files, part of their address
 * @param alarms what stands in red on every page
 */
public record Frame(
    String project,
    List<String> projects,
    Section section,
    String title,
    Viewer viewer,
    String csrf,
    Map<Section, Long> waiting,
    Instant now,
    String assets,
    List<Alarm> alarms) {
  public Frame {
    Objects.requireNonNull(project, "project is null");
    projects = List.copyOf(projects);
    Objects.requireNonNull(section, "section is null");
    Objects.requireNonNull(title, "title is null");
    Objects.requireNonNull(viewer, "viewer is null");
    Objects.requireNonNull(csrf, "csrf is null");
    waiting = waiting.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(waiting));
    Objects.requireNonNull(now, "now is null");
    Objects.requireNonNull(assets, "assets is null");
    alarms = List.copyOf(alarms);
  }

  /** The address of a section of this project. */
  public String to(Section target) {
    return target == Section.HOME ? to("") : to("/" + target.word());
  }

  /** The address of something in this project: {@code path} starts with a slash or is empty. */
  public String to(String path) {
    return "/projects/" + project + path;
  }

  /** The address of a static file. */
  public String asset(String name) {
    return "/assets/" + assets + "/" + name;
  }

  /** How many things wait at a section. */
  public long waitingAt(Section target) {
    return waiting.getOrDefault(target, 0L);
  }
}
