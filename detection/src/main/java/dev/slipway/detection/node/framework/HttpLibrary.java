package dev.slipway.detection.node.framework;

import dev.slipway.domain.plan.PackageManagerKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A library with which the project's own code is a server.
///
/// @param id also the name of its package
/// @param title for people
/// @param warnings what may surprise the user of it
record HttpLibrary(String id, String title, Function<NodeProject, List<String>> warnings)
    implements NodeFramework {
  /// [Express](https://expressjs.com).
  static final HttpLibrary EXPRESS = new HttpLibrary("express", "Express", _ -> List.of());

  /// [Fastify](https://fastify.dev).
  static final HttpLibrary FASTIFY =
      new HttpLibrary("fastify", "Fastify", HttpLibrary::hiddenOnLocalhost);

  /// [Hono](https://hono.dev).
  static final HttpLibrary HONO = new HttpLibrary("hono", "Hono", HttpLibrary::withoutListener);

  @Override
  public String name(NodeProject project) {
    return project.named(title, id);
  }

  @Override
  public String signs() {
    return "%s: \"%s\" in package.json and a start script or a server file".formatted(title, id);
  }

  @Override
  public Optional<String> reason(NodeProject project) {
    return project.dependency(id).filter(_ -> OwnServer.start(project).isPresent());
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
    return OwnServer.outcome(project, title + " is a server", warnings.apply(project));
  }

  /// Without a host Fastify listens on
  /// [localhost](https://fastify.dev/docs/latest/Reference/Server/#listen) only.
  private static List<String> hiddenOnLocalhost(NodeProject project) {
    boolean hidden =
        EntryFile.of(project)
            .flatMap(entry -> project.tree().read(entry.value()))
            .filter(code -> code.contains(".listen(") && !code.contains("host"))
            .isPresent();
    return hidden
        ? List.of("Fastify listens on localhost only: pass host: '0.0.0.0' to listen()")
        : List.of();
  }

  /// Hono itself only answers requests; on Node.js another package listens for them.
  private static List<String> withoutListener(NodeProject project) {
    boolean listens =
        project.manifest().dependsOn("@hono/node-server")
            || project.commands().kind() == PackageManagerKind.BUN;
    return listens
        ? List.of()
        : List.of("Hono needs @hono/node-server to listen on a port with Node.js");
  }
}
