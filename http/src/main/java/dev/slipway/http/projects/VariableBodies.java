package dev.slipway.http.projects;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Variable;
import dev.slipway.wire.VariableBody;
import org.jspecify.annotations.Nullable;

/// Turns variables into what travels.
final class VariableBodies {
  private VariableBodies() {}

  /// A variable, with its value if that may be shown.
  static VariableBody of(Variable variable) {
    return switch (variable.value()) {
      case Variable.BuildValue(String text) -> body(variable, text, null);
      case Variable.RuntimeValue(String text) -> body(variable, text, null);
      case Variable.SecretValue(var reference) -> body(variable, null, reference.version());
    };
  }

  /// The same without its value.
  static VariableBody withoutValue(Variable variable) {
    return body(variable, null, null);
  }

  private static VariableBody body(
      Variable variable, @Nullable String value, @Nullable Integer version) {
    return new VariableBody(
        variable.name().value(),
        variable.value().scope().id(),
        variable.environment().map(Environment::id).orElse(null),
        value,
        version,
        variable.follows().map(following -> following.origin().value()).orElse(null),
        variable.setAt().orElse(null));
  }
}
