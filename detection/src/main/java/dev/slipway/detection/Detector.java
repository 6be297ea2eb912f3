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
import dev.slipway.domain.project.OwnSettings;
import java.util.Optional;

/// Finds out how a source is built and run. A pure function of the source's files and the project's
/// settings: the same ones have the same plan.
public final class Detector {
  /// Looks at a source.
  ///
  /// @throws SlipwayException when the source itself cannot be read at the moment; what is wrong
  ///   with the project is a case of the answer
  public Detection detect(SourceTree source) {
    return detect(source, OwnSettings.NONE);
  }

  /// Looks at a source of a project that has settings beside it.
  public Detection detect(SourceTree source, OwnSettings own) {
    try {
      return plan(source, own);
    } catch (SlipwayException e) {
      if (e.problem().kind() == ProblemKind.USER) {
        return new Detection.Unrecognised(e.problem());
      }
      throw e;
    }
  }

  private static Detection plan(SourceTree source, OwnSettings own) {
    ProjectSettings settings = ProjectSettings.of(source, own);
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
        .orElseGet(() -> Chosen.of(OutputDirectory.ROOT, "default, the top of the source"));
  }

  private static Chosen<OutputDirectory> existing(SourceTree source, Chosen<OutputDirectory> root) {
    if (source.below(root.value().value()).files().isEmpty()) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.PROJECT_FILE_INVALID,
                  "Tried to find the folder of the project",
                  "The source has no files in '%s'".formatted(root.value()),
                  "Name a folder of the source, with '/' between its names")
              .at(root.reason() + ": root"));
    }
    return root;
  }
}
