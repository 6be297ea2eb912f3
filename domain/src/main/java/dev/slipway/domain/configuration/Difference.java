package dev.slipway.domain.configuration;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One thing that is not the same in two configurations. What is empty on a side is not there.
public sealed interface Difference {
  /// A setting, by its key.
  ///
  /// @param before as one line of JSON
  record OfSetting(String key, Optional<String> before, Optional<String> after)
      implements Difference {}

  /// A variable.
  ///
  /// @param environment where it holds; empty for every environment
  record OfVariable(
      VariableName name,
      Optional<Environment> environment,
      Optional<Variable.Value> before,
      Optional<Variable.Value> after)
      implements Difference {}

  /// What is not the same in a whole configuration: settings first, each in order of name.
  static List<Difference> between(ProjectConfiguration before, ProjectConfiguration after) {
    List<Difference> differences = new ArrayList<>(ofSettings(before, after));
    Map<VariableSlot, Variable.Value> old = slots(before);
    Map<VariableSlot, Variable.Value> present = slots(after);
    differences.addAll(
        of(
            old,
            present,
            slot ->
                new OfVariable(
                    slot.name(),
                    slot.environment(),
                    Optional.ofNullable(old.get(slot)),
                    Optional.ofNullable(present.get(slot)))));
    return List.copyOf(differences);
  }

  /// Which settings are not the same.
  static List<Difference> ofSettings(ProjectConfiguration before, ProjectConfiguration after) {
    Map<String, String> old = before.settings().values();
    Map<String, String> present = after.settings().values();
    return of(
        old,
        present,
        key ->
            new OfSetting(
                key, Optional.ofNullable(old.get(key)), Optional.ofNullable(present.get(key))));
  }

  /// Which variables of one environment are not the same.
  static List<Difference> ofVariables(
      Map<VariableName, Variable.Value> before, Map<VariableName, Variable.Value> after) {
    return of(
        before,
        after,
        name ->
            new OfVariable(
                name,
                Optional.empty(),
                Optional.ofNullable(before.get(name)),
                Optional.ofNullable(after.get(name))));
  }

  private static <K extends Comparable<K>, V> List<Difference> of(
      Map<K, V> before, Map<K, V> after, Function<K, Difference> difference) {
    TreeSet<K> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    return keys.stream()
        .filter(key ->
            !Optional.ofNullable(before.get(key)).equals(Optional.ofNullable(after.get(key))))
        .map(difference)
        .toList();
  }

  private static Map<VariableSlot, Variable.Value> slots(ProjectConfiguration configuration) {
    return configuration.variables().stream()
        .collect(
            Collectors.toMap(VariableSlot::of, Variable::value, (_, later) -> later, TreeMap::new));
  }
}
