package dev.slipway.detection.node.framework;

import java.util.List;
import java.util.Optional;

/// [Fastify](https://fastify.dev): a server that the project's own code is.
record Fastify() implements NodeFramework {
  @Override
  public String id() {
    return "fastify";
  }

  @Override
  public String name(NodeProject project) {
    return project.named("Fastify", "fastify");
  }

  @Override
  public String signs() {
    return "Fastify: \"fastify\" in package.json and a start script or a server file";
  }

  @Override
  public Optional<String> reason(NodeProject project) {
    return project.dependency("fastify").filter(_ -> OwnServer.start(project).isPresent());
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
    return OwnServer.outcome(project, "Fastify is a server", warnings(project));
  }

  /// Without a host it listens on
  /// [localhost](https://fastify.dev/docs/latest/Reference/Server/#listen) only.
  private static List<String> warnings(NodeProject project) {
    boolean hidden =
        EntryFile.of(project)
            .flatMap(entry -> project.tree().read(entry.value()))
            .filter(code -> code.contains(".listen(") && !code.contains("host"))
            .isPresent();
    return hidden
        ? List.of("Fastify listens on localhost only: pass host: '0.0.0.0' to listen()")
        : List.of();
  }
}
