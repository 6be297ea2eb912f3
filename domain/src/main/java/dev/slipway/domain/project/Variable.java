package dev.slipway.domain.project;

import java.time.Instant;
import java.util.Optional;

/// One environment variable of a project.
///
/// @param environment where it holds; empty means in every environment, and one for the environment
///   itself goes before it
/// @param setAt when it got this value; empty where that was not noted yet
/// @param follows whose value it takes over, where it is a secret that does
public record Variable(
    VariableName name,
    Optional<Environment> environment,
    Value value,
    Optional<Instant> setAt,
    Optional<Following> follows) {
  public Variable {
    if (follows.isPresent() && value.scope() != VariableScope.SECRET) {
      throw new IllegalArgumentException("only a secret follows another one, not " + name);
    }
  }

  /// One with a value of its own.
  public Variable(
      VariableName name, Optional<Environment> environment, Value value, Optional<Instant> setAt) {
    this(name, environment, value, setAt, Optional.empty());
  }

  /// The largest value, in characters.
  public static final int MAX_LENGTH = 32_768;

  /// What a variable stands for, which also decides when it is present.
  public sealed interface Value {
    /// When the variable is present.
    VariableScope scope();

    /// How many characters are kept for it here.
    default long characters() {
      return switch (this) {
        case BuildValue(String text) -> text.length();
        case RuntimeValue(String text) -> text.length();
        case SecretValue _ -> 0;
      };
    }
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

  /// The same with the value that what it follows has by now.
  public Variable renewed(SecretReference reference, Instant at) {
    return new Variable(name, environment, new SecretValue(reference), Optional.of(at), follows);
  }

  /// Whether both say the same, whenever they were set.
  boolean isAs(Variable other) {
    return value.equals(other.value) && follows.equals(other.follows);
  }

  /// The same, set then.
  public Variable setAt(Instant at) {
    return new Variable(name, environment, value, Optional.of(at), follows);
  }

  /// Whether it is present while the project is built, and not while it runs.
  public boolean forBuilding() {
    return value.scope() == VariableScope.BUILD;
  }

  /// Whether one of the two has to give way to the other.
  boolean isInTheSlotOf(Variable other) {
    return name.equals(other.name)
        && environment.equals(other.environment)
        && forBuilding() == other.forBuilding();
  }

  /// Whether it is present in that environment.
  public boolean holdsIn(Environment other) {
    return environment.isEmpty() || environment.get() == other;
  }
}
