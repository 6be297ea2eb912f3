package dev.slipway.detection.project;

import dev.slipway.detection.settings.ProjectSettings;
import dev.slipway.detection.tree.SourceTree;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.OutputDirectory;

/// One project inside a source.
///
/// @param source everything that was sent
/// @param root the folder of this project in it
public record Project(SourceTree source, Chosen<OutputDirectory> root, ProjectSettings settings) {
  /// The files of this project alone.
  public SourceTree tree() {
    return source.below(root.value().value());
  }
}
