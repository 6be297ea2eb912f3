package dev.slipway.detection.node.framework;

import dev.slipway.detection.text.Nearest;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.List;
import java.util.Optional;

/// The frameworks in the order in which they are asked.
public final class NodeFrameworks {
  /// The most specific first: a framework that renders pages before the bundler it may bring, a
  /// framework for applications before the HTTP library below it, and what fits every project last.
  private static final List<NodeFramework> IN_ORDER =
      List.of(
          new NextJs(),
          new Vite(),
          new NestJs(),
          HttpLibrary.FASTIFY,
          HttpLibrary.HONO,
          HttpLibrary.EXPRESS,
          new PlainNode());

  private NodeFrameworks() {}

  /// The framework of a project: the one the settings name, the one whose tool the build script
  /// runs, or the first that is recognised.
  public static Optional<Chosen<NodeFramework>> of(NodeProject project) {
    return named(project).or(() -> building(project)).or(() -> recognised(project));
  }

  /// How each is recognised, in order.
  public static List<String> signs() {
    return IN_ORDER.stream().map(NodeFramework::signs).toList();
  }

  /// The ids, in order.
  public static List<String> ids() {
    return IN_ORDER.stream().map(NodeFramework::id).toList();
  }

  private static Optional<Chosen<NodeFramework>> named(NodeProject project) {
    return project
        .settings()
        .framework()
        .map(named -> Chosen.of(byId(named.value(), named.reason()), named.reason()));
  }

  private static Optional<Chosen<NodeFramework>> building(NodeProject project) {
    return IN_ORDER.stream()
        .filter(framework -> framework.builds(project))
        .findFirst()
        .flatMap(
            framework -> framework.reason(project).map(reason -> Chosen.of(framework, reason)));
  }

  private static Optional<Chosen<NodeFramework>> recognised(NodeProject project) {
    return IN_ORDER.stream()
        .flatMap(framework ->
            framework.reason(project).map(reason -> Chosen.of(framework, reason)).stream())
        .findFirst();
  }

  private static NodeFramework byId(String id, String origin) {
    return IN_ORDER.stream()
        .filter(framework -> framework.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id, origin));
  }

  private static SlipwayException unknown(String id, String origin) {
    String fix =
        Nearest.to(id, ids())
            .map(known -> "Did you mean \"%s\"?".formatted(known))
            .orElse("Use one of %s, static".formatted(String.join(", ", ids())));
    return new SlipwayException(
        Problem.of(
                ProblemCode.PROJECT_FILE_INVALID,
                "Tried to read a file of the project",
                "There is no such framework",
                fix)
            .at(origin + ": framework"));
  }
}
