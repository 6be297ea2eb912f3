package dev.slipway.detection.node.framework;

import dev.slipway.domain.plan.PackageManagerKind;
import java.util.List;
import java.util.Optional;

/// [Hono](https://hono.dev): a server that the project's own code is.
record Hono() implements NodeFramework {
  @Override
  public String id() {
    return "hono";
  }

  @Override
  public String name(NodeProject project) {
    return project.named("Hono", "hono");
  }

  @Override
  public String signs() {
    return "Hono: \"hono\" in package.json and a start script or a server file";
  }

  @Override
  public Optional<String> reason(NodeProject project) {
    return project.dependency("hono").filter(_ -> OwnServer.start(project).isPresent());
  }

  @Override
  public boolean builds(NodeProject project) {
    return false;
  }

  @Override
  public Optional<String> usualBuild() {
    return Optional.empty();
  }

  @Override
  public Outcome outcome(NodeProject project) {
    return OwnServer.outcome(project, "Hono is a server", warnings(project));
  }

  /// Hono itself only answers requests; on Node.js another package listens for them.
  private static List<String> warnings(NodeProject project) {
    boolean listens =
        project.manifest().dependsOn("@hono/node-server")
            || project.commands().kind() == PackageManagerKind.BUN;
    return listens
        ? List.of()
        : List.of("Hono needs @hono/node-server to listen on a port with Node.js");
  }
}
