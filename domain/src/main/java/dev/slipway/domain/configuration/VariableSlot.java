package dev.slipway.domain.configuration;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import java.util.Comparator;
import java.util.Optional;

/// What one variable of a project can be set to at a time.
record VariableSlot(VariableName name, boolean forBuilding, Optional<Environment> environment)
    implements Comparable<VariableSlot> {
  private static final Comparator<VariableSlot> ORDER =
      Comparator.comparing(VariableSlot::name)
          .thenComparing(VariableSlot::forBuilding)
          .thenComparing(slot -> slot.environment().map(Environment::ordinal).orElse(-1));

  static VariableSlot of(Variable variable) {
    return new VariableSlot(variable.name(), variable.forBuilding(), variable.environment());
  }

  @Override
  public int compareTo(VariableSlot other) {
    return ORDER.compare(this, other);
  }
}
