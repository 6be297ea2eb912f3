package dev.slipway.detection;

import dev.slipway.detection.node.NodeProjects;
import dev.slipway.detection.project.Project;
import dev.slipway.detection.project.ProjectDetector;
import dev.slipway.detection.site.PlainSites;
import dev.slipway.domain.plan.BuildPlan;
import java.util.List;
import java.util.Optional;

/// The kinds of projects in the order in which they are tried.
final class Detectors {
  /// A project that is built may well have an index.html at its top, so plain files come last.
  private static final List<ProjectDetector> IN_ORDER =
      List.of(new NodeProjects(), new PlainSites());

  private Detectors() {}

  static Optional<BuildPlan> detect(Project project) {
    return IN_ORDER.stream().flatMap(detector -> detector.detect(project).stream()).findFirst();
  }

  /// What would be recognised, in order.
  static List<String> recognised() {
    return IN_ORDER.stream().flatMap(detector -> detector.recognises().stream()).toList();
  }
}
