package dev.slipway.detection.node.framework;

import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Output;
import java.util.List;
import java.util.Optional;

/// A framework of the Node.js world.
public sealed interface NodeFramework permits HttpLibrary, NestJs, NextJs, PlainNode, Vite {
  /// Stable name, also in settings: `vite`.
  String id();

  /// Its name for people, with the version where that is known: `Vite 7`.
  String name(NodeProject project);

  /// How it is recognised, for people.
  String signs();

  /// Why the project is made with it: `devDependencies in package.json`; empty when it is not.
  Optional<String> reason(NodeProject project);

  /// Whether the project's build script runs this framework's own tool, which says more than a
  /// dependency that is merely there.
  boolean builds(NodeProject project);

  /// What builds it where the project has no build script: `vite build`.
  Optional<String> usualBuild();

  /// What its build yields.
  Outcome outcome(NodeProject project);

  /// What a build yields, and what may surprise the user about it.
  ///
  /// @param output its reason says why it is files or a server
  record Outcome(Chosen<Output> output, List<String> warnings) {
    public Outcome {
      warnings = List.copyOf(warnings);
    }
  }
}
