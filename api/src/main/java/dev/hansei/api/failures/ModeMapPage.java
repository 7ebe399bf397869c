package dev.hansei.api.failures;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.ClusterMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The heaviest failure modes on a map.
 *
 * @param all how many there are
 */
public record ModeMapPage(Frame frame, List<ModeLine> modes, ClusterMap map, long all) {
  public ModeMapPage {
    modes = List.copyOf(modes);
  }

  /** The mode of each circle, in the order in which they are drawn. */
  public List<Drawn> drawn() {
    Map<String, ModeLine> byId =
        modes.stream()
            .collect(Collectors.toMap(line -> line.view().id().toString(), Function.identity()));
    return map.circles().stream()
        .flatMap(circle ->
            Optional.ofNullable(byId.get(circle.id())).map(it -> new Drawn(it, circle)).stream())
        .toList();
  }

  /** A mode with its circle. */
  public record Drawn(ModeLine line, ClusterMap.Circle circle) {}
}
