package dev.slipway.detection;

import dev.slipway.detection.settings.ProjectSettings;
import dev.slipway.detection.tree.MemorySourceTree;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OwnSettings;
import java.util.Map;

/// Settings that a project's owners want to have kept beside its sources.
public final class WrittenSettings {
  /// A project that asks for nothing itself, so that all its plan says comes from the settings.
  private static final Map<String, String> BLANK = Map.of("package.json", "{}");

  private WrittenSettings() {}

  /// Reads the text that slipway.json would be.
  ///
  /// @throws SlipwayException `PROJECT_FILE_INVALID`, as slipway.json would have it
  public static OwnSettings read(String json) {
    OwnSettings settings = ProjectSettings.parse(json);
    tryOut(settings.without("root").without("kind"));
    return settings;
  }

  /// Names of frameworks, package managers and versions are understood only by what uses them.
  private static void tryOut(OwnSettings settings) {
    Detection detection = new Detector().detect(MemorySourceTree.of(BLANK), settings);
    if (detection instanceof Detection.Unrecognised(var problem)
        && problem.code() == ProblemCode.PROJECT_FILE_INVALID) {
      throw new SlipwayException(problem);
    }
  }
}
