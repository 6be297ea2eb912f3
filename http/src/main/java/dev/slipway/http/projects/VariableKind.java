package dev.slipway.http.projects;

import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableScope;
import dev.slipway.http.json.Members;
import java.util.Optional;

/// The two doors to a project's variables.
enum VariableKind {
  /// Values that may be shown.
  PLAIN("env"),
  /// Values that may not.
  SECRET("secrets");

  private final String path;

  VariableKind(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  boolean includes(Variable variable) {
    return (variable.value().scope() == VariableScope.SECRET) == (this == SECRET);
  }

  /// The scope that a setting asks for; empty when it was refused.
  Optional<VariableScope> scope(Members setting) {
    String asked = setting.text("scope").orElse(this == SECRET ? "secret" : "runtime");
    for (VariableScope scope : VariableScope.values()) {
      if (scope.id().equals(asked) && (scope == VariableScope.SECRET) == (this == SECRET)) {
        return Optional.of(scope);
      }
    }
    setting.refuse(
        "scope", this == SECRET ? "can only be 'secret' here" : "is not 'build' or 'runtime'");
    return Optional.empty();
  }
}
