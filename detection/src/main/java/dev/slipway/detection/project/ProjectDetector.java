package dev.slipway.detection.project;

import dev.slipway.domain.plan.BuildPlan;
import java.util.List;
import java.util.Optional;

/// Recognises projects of one kind.
public interface ProjectDetector {
  /// The plan for a project of this kind; empty when it is of another. What the settings say about
  /// commands and output is put over it by the caller.
  Optional<BuildPlan> detect(Project project);

  /// What it recognises, as clauses: `Vite: "vite" in package.json`.
  List<String> recognises();
}
