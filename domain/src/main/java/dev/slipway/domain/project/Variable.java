package dev.slipway.domain.project;

import java.util.Optional;

/// One environment variable of a project.
///
/// @param environment where it holds; empty means in every environment, and one for the environment
///   itself goes before it
public record Variable(VariableName name, Optional<Environment> environment, Value value) {

  /// The largest value, in characters.
  public static final int MAX_LENGTH = 32_768;

  /// What a variable stands for, which also decides when it is present.
  public sealed interface Value {
    /// When the variable is present.
    VariableScope scope();
  }

  /// A value of scope [VariableScope#BUILD].
  public record BuildValue(String text) implements Value {
    @Override
    public VariableScope scope() {
      return VariableScope.BUILD;
    }
  }

  /// A value of scope [VariableScope#RUNTIME].
  public record RuntimeValue(String text) implements Value {
    @Override
    public VariableScope scope() {
      return VariableScope.RUNTIME;
    }
  }

  /// A value of scope [VariableScope#SECRET], kept elsewhere.
  public record SecretValue(SecretReference reference) implements Value {
    @Override
    public VariableScope scope() {
      return VariableScope.SECRET;
    }
  }

  /// Whether it is present in that environment.
  public boolean holdsIn(Environment other) {
    return environment.isEmpty() || environment.get() == other;
  }
}
