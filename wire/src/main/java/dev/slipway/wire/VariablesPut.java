package dev.slipway.wire;

import java.util.List;

/// Sets variables, all of them or none: `PUT /projects/{id}/env` and `/secrets`.
///
/// Below `/env` the scope is `runtime` unless given; below `/secrets` it is always `secret`.
public record VariablesPut(List<VariableSetting> variables) {}
