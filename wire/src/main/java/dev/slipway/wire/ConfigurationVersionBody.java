package dev.slipway.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A version of the configuration of a project.
///
/// @param setBy who made it, as the audit log names them; absent for one from before that was noted
/// @param changes what it changed in the version before it
/// @param returnedTo the earlier version that it repeats, if it was made to do so
/// @param settings as slipway.json has them; absent in lists
/// @param variables plain ones with their values; absent in lists
public record ConfigurationVersionBody(
    long version,
    Instant setAt,
    @Nullable String setBy,
    List<DifferenceBody> changes,
    @Nullable Long returnedTo,
    @Nullable Map<String, Object> settings,
    @Nullable List<VariableBody> variables) {}
