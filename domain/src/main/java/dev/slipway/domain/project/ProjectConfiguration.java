package dev.slipway.domain.project;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The environment variables of a project, versioned: each change is the next version.
///
/// @param version 0 for a project that never had any
/// @param variables in order of name, then environment
public record ProjectConfiguration(long version, List<Variable> variables) {
  /// The most variables a project may have.
  public static final int MAX_VARIABLES = 500;

  private static final Comparator<Variable> ORDER =
      Comparator.comparing(Variable::name)
          .thenComparing(variable -> variable.value().scope() == VariableScope.BUILD)
          .thenComparing(variable -> variable.environment().map(Environment::ordinal).orElse(-1));

  public ProjectConfiguration {
    variables = variables.stream().sorted(ORDER).toList();
  }

  /// What a new project starts with.
  public static ProjectConfiguration empty() {
    return new ProjectConfiguration(0, List.of());
  }

  /// Sets a variable in place of one with the same name, environment and moment (build or run).
  public ProjectConfiguration with(Variable variable) {
    List<Variable> next = new ArrayList<>(variables);
    next.removeIf(existing -> sameSlot(existing, variable));
    next.add(variable);
    return new ProjectConfiguration(version + 1, next);
  }

  /// Removes a variable from one environment, or from all of those where it was set for all.
  public ProjectConfiguration without(VariableName name, Optional<Environment> environment) {
    List<Variable> next = new ArrayList<>(variables);
    boolean changed =
        next.removeIf(
            existing -> existing.name().equals(name) && existing.environment().equals(environment));
    return changed ? new ProjectConfiguration(version + 1, next) : this;
  }

  /// The variables that are present while building for an environment, by name.
  public SequencedMap<VariableName, Variable.Value> buildVariables(Environment environment) {
    return effective(environment, true);
  }

  /// The variables, secrets among them, that are present while a release runs in an environment, by
  /// name.
  public SequencedMap<VariableName, Variable.Value> runtimeVariables(Environment environment) {
    return effective(environment, false);
  }

  private SequencedMap<VariableName, Variable.Value> effective(
      Environment environment, boolean build) {
    SequencedMap<VariableName, Variable.Value> values = new TreeMap<>();
    for (Variable variable : variables) {
      if (variable.holdsIn(environment) && isBuild(variable) == build) {
        values.put(variable.name(), variable.value());
      }
    }
    return values;
  }

  private static boolean sameSlot(Variable one, Variable other) {
    return one.name().equals(other.name())
        && one.environment().equals(other.environment())
        && isBuild(one) == isBuild(other);
  }

  private static boolean isBuild(Variable variable) {
    return variable.value().scope() == VariableScope.BUILD;
  }
}
