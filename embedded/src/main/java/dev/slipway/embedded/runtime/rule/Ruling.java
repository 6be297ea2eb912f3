package dev.slipway.embedded.runtime.rule;

import dev.slipway.embedded.runtime.http1.Field;
import dev.slipway.embedded.runtime.http1.Fields;
import dev.slipway.embedded.runtime.site.SiteAnswer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a project asks of the answer to one request.
public final class Ruling {
  /// Nothing.
  static final Ruling NONE = new Ruling(Optional.empty(), List.of());

  private final Optional<SiteAnswer> redirect;
  private final List<RuledField> asked;

  Ruling(Optional<SiteAnswer> redirect, List<RuledField> asked) {
    this.redirect = redirect;
    this.asked = List.copyOf(asked);
  }

  /// Where the visitor is led in place of an answer of the release.
  public Optional<SiteAnswer> redirect() {
    return redirect;
  }

  /// The header fields of an answer with those that are asked for.
  public Fields over(int status, Fields fields) {
    if (asked.isEmpty()) {
      return fields;
    }
    Set<String> replaced = new HashSet<>();
    List<Field> added = new ArrayList<>();
    for (RuledField field : asked) {
      if (field.reach().covers(status)) {
        added.add(field.field());
        if (field.replaces()) {
          replaced.add(field.key());
        }
      }
    }
    return fields.without(replaced).with(added);
  }
}
