package dev.hansei.workflows.calibrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Cuts a calibration's items by what they have in common. Pure; bootstraps. */
public final class Slices {
  /** More parts than this are read by nobody; the rarest are left out. */
  private static final int PARTS_MAX = 12;

  private Slices() {}

  /**
   * One item and where it belongs.
   *
   * @param parts the part it is of, by dimension
   */
  public record Placed(JudgedItem item, Map<String, String> parts) {}

  /** The slices, by dimension and value. */
  public static List<Slice> of(List<Placed> items) {
    Map<String, Map<String, List<JudgedItem>>> cut = new TreeMap<>();
    for (Placed placed : items) {
      placed
          .parts()
          .forEach((dimension, value) ->
              cut.computeIfAbsent(dimension, _ -> new TreeMap<>())
                  .computeIfAbsent(value, _ -> new ArrayList<>())
                  .add(placed.item()));
    }
    List<Slice> slices = new ArrayList<>();
    cut.forEach((dimension, parts) ->
        parts.entrySet().stream()
            .sorted((left, right) -> right.getValue().size() - left.getValue().size())
            .limit(PARTS_MAX)
            .forEach(part -> slices.add(slice(dimension, part.getKey(), part.getValue()))));
    return slices;
  }

  private static Slice slice(String dimension, String value, List<JudgedItem> items) {
    return new Slice(
        dimension,
        value,
        items.size(),
        Shares.of(items, item -> item.people() == item.judge()).orElseThrow(),
        items.size() < Slice.LABELS_MIN
            ? Optional.empty()
            : Optional.of(JudgeAgreement.kappa(items)));
  }
}
