package dev.slipway.engine.project;

import dev.slipway.detection.WrittenSettings;
import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OwnSettings;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;

/// Sets and removes the settings that a project has beside its sources. A change is the next
/// version of the project's configuration and reaches what runs with the next deployment.
public final class Settings {
  private final Reconfiguration reconfiguration;

  public Settings(Reconfiguration reconfiguration) {
    this.reconfiguration = reconfiguration;
  }

  /// Sets all of these, or none; those that are not among them stay as they are.
  ///
  /// @param json one object with the keys of slipway.json
  /// @throws SlipwayException `PROJECT_FILE_INVALID`, as slipway.json would have it
  public Project set(ProjectId id, String json, CallerId by) {
    OwnSettings settings = WrittenSettings.read(json);
    return reconfiguration.change(
        id,
        by,
        configuration -> configuration.withSettings(configuration.settings().with(settings)));
  }

  /// Leaves a setting to detection again. Repeating it is harmless.
  public Project unset(ProjectId id, String key, CallerId by) {
    return reconfiguration.change(
        id, by, configuration -> configuration.withSettings(configuration.settings().without(key)));
  }
}
