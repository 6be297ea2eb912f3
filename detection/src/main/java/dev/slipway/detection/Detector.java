package dev.slipway.detection;

import dev.slipway.detection.project.Project;
import dev.slipway.detection.settings.ProjectSettings;
import dev.slipway.detection.tree.SourceTree;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.OutputDirectory;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.ProblemKind;
import dev.slipway.domain.problem.SlipwayException;
import java.util.Optional;

/// Finds out how a source is built and run. A pure function of the source's files: the same files
/// have the same plan.
public final class Detector {
  /// Looks at a source.
  ///
  /// @throws SlipwayException when the source itself cannot be read at the moment; what is wrong
  ///   with the project is a case of the answer
  public Detection detect(SourceTree source) {
    try {
      return plan(source);
    } catch (SlipwayException e) {
      if (e.problem().kind() == ProblemKind.USER) {
        return new Detection.Unrecognised(e.problem());
      }
      throw e;
    }
  }

  private static Detection plan(SourceTree source) {
    ProjectSettings settings = ProjectSettings.of(source);
    Project project = new Project(source, root(source, settings), settings);
    Optional<BuildPlan> plan = Detectors.detect(project);
    if (plan.isEmpty()) {
      return new Detection.Unrecognised(NotRecognised.problem(project));
    }
    return new Detection.Recognised(SettingsOverrides.over(plan.get(), settings));
  }

  private static Chosen<OutputDirectory> root(SourceTree source, ProjectSettings settings) {
    return settings
        .root()
        .map(root -> existing(source, root))
        .map(root -> Chosen.of(root, ProjectSettings.FILE))
        .orElseGet(() -> Chosen.of(OutputDirectory.ROOT, "default, the top of the source"));
  }

  private static OutputDirectory existing(SourceTree source, OutputDirectory root) {
    if (source.below(root.value()).files().isEmpty()) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.PROJECT_FILE_INVALID,
                  "Tried to find the folder of the project",
                  "The source has no files in '%s'".formatted(root),
                  "Name a folder of the source, with '/' between its names")
              .at(ProjectSettings.FILE + ": root"));
    }
    return root;
  }
}
