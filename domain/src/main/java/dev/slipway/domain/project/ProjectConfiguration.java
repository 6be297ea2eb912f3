package dev.slipway.domain.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The settings and environment variables of a project, versioned: each change is the next version.
///
/// @param version 0 for a project that never had any
/// @param variables in order of name, then environment
public record ProjectConfiguration(long version, OwnSettings settings, List<Variable> variables) {
  /// The most variables a project may have.
  public static final int MAX_VARIABLES = 500;

  /// The most characters that all its settings and values may have together.
  public static final int MAX_CHARACTERS = 1024 * 1024;

  private static final Comparator<Variable> ORDER =
      Comparator.comparing(Variable::name)
          .thenComparing(Variable::forBuilding)
          .thenComparing(variable -> variable.environment().map(Environment::ordinal).orElse(-1));

  public ProjectConfiguration {
    variables = variables.stream().sorted(ORDER).toList();
  }

  /// What a new project starts with.
  public static ProjectConfiguration empty() {
    return new ProjectConfiguration(0, OwnSettings.NONE, List.of());
  }

  /// Sets a variable in place of one with the same name, environment and moment (build or run). One
  /// that has the same value already is left as it is.
  public ProjectConfiguration with(Variable variable) {
    Optional<Variable> present = inTheSlotOf(variable);
    if (present.filter(variable::isAs).isPresent()) {
      return this;
    }
    List<Variable> next = new ArrayList<>(variables);
    present.ifPresent(next::remove);
    next.add(variable);
    return new ProjectConfiguration(version + 1, settings, next);
  }

  /// Removes a variable from one environment, or from all of those where it was set for all.
  public ProjectConfiguration without(VariableName name, Optional<Environment> environment) {
    List<Variable> next = new ArrayList<>(variables);
    boolean changed =
        next.removeIf(
            existing -> existing.name().equals(name) && existing.environment().equals(environment));
    return changed ? new ProjectConfiguration(version + 1, settings, next) : this;
  }

  /// Puts these in place of all settings.
  public ProjectConfiguration withSettings(OwnSettings next) {
    return next.equals(settings) ? this : new ProjectConfiguration(version + 1, next, variables);
  }

  /// What that one held, as the version after this. What is the same already is left as it is.
  public ProjectConfiguration returnTo(ProjectConfiguration earlier, Instant now) {
    List<Variable> next =
        earlier.variables.stream()
            .map(variable ->
                inTheSlotOf(variable).filter(variable::isAs).orElseGet(() -> variable.setAt(now)))
            .toList();
    return settings.equals(earlier.settings) && variables.equals(next)
        ? this
        : new ProjectConfiguration(version + 1, earlier.settings, next);
  }

  /// The same under another number.
  public ProjectConfiguration withVersion(long number) {
    return new ProjectConfiguration(number, settings, variables);
  }

  /// The names that are secrets in some environment.
  public Set<VariableName> secretNames() {
    return variables.stream()
        .filter(variable -> variable.value().scope() == VariableScope.SECRET)
        .map(Variable::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The characters of all settings and values together.
  public long characters() {
    return settings.json().length()
        + variables.stream().mapToLong(variable -> variable.value().characters()).sum();
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

  private Optional<Variable> inTheSlotOf(Variable variable) {
    return variables.stream().filter(present -> present.isInTheSlotOf(variable)).findFirst();
  }

  private SequencedMap<VariableName, Variable.Value> effective(
      Environment environment, boolean build) {
    SequencedMap<VariableName, Variable.Value> values = new TreeMap<>();
    for (Variable variable : variables) {
      if (variable.holdsIn(environment) && variable.forBuilding() == build) {
        values.put(variable.name(), variable.value());
      }
    }
    return values;
  }
}
