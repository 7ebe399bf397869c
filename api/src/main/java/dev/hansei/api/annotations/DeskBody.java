package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody works.
 *
 * @param desk as in a claim; 'api' when absent
 */
public record DeskBody(@Nullable String desk) {
  public DeskBody {
    if (desk != null) {
      Rules.text("desk", desk, NewClaim.DESK_CHARS_MAX);
    }
  }

  String deskOrUsual() {
    return desk == null ? NewClaim.DESK_USUAL : desk;
  }
}
