package dev.slipway.detection.node.version;

import dev.slipway.detection.node.manifest.PackageJson;
import dev.slipway.detection.project.Project;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.NodeVersion;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The Node.js version of a project, and what to tell the user about it.
public record NodeVersionChoice(Chosen<NodeVersion> version, List<String> warnings) {
  public NodeVersionChoice {
    warnings = List.copyOf(warnings);
  }

  /// The first place that asks for one decides; of what it allows, the newest supported major.
  ///
  /// @throws SlipwayException when that place asks for none that Slipway has
  public static NodeVersionChoice of(Project project, PackageJson manifest) {
    List<NodeRequest> own = new NodeRequests(project, manifest).all();
    List<NodeRequest> ofPackages = DependencyEngines.of(project.tree(), manifest);
    Chosen<NodeVersion> version =
        own.isEmpty()
            ? usual(ofPackages)
            : Chosen.of(newestAllowed(own.getFirst()), own.getFirst().place());
    List<String> warnings = new ArrayList<>();
    Stream.concat(own.stream(), ofPackages.stream())
        .filter(request -> request.spans().isPresent() && !request.allows(version.value()))
        .map(request -> disagreement(request, version))
        .forEach(warnings::add);
    warnIfEnded(version.value(), warnings);
    return new NodeVersionChoice(version, warnings);
  }

  /// The newest with long-term support, unless the packages that are used need another.
  private static Chosen<NodeVersion> usual(List<NodeRequest> ofPackages) {
    int lts = NodeReleases.newestLts().number();
    int suiting =
        Stream.concat(Stream.of(NodeReleases.newestLts()), NodeReleases.ALL.stream())
            .map(NodeReleases.Major::number)
            .filter(major -> allAllow(ofPackages, NodeVersion.ofMajor(major)))
            .findFirst()
            .orElse(lts);
    return Chosen.of(
        NodeVersion.ofMajor(suiting),
        suiting == lts
            ? "default, the newest with long-term support"
            : "what the packages in package-lock.json ask for");
  }

  private static boolean allAllow(List<NodeRequest> requests, NodeVersion version) {
    return requests.stream()
        .allMatch(request -> request.spans().isEmpty() || request.allows(version));
  }

  private static String disagreement(NodeRequest request, Chosen<NodeVersion> version) {
    return "Node %s is used (%s), but %s asks for %s"
        .formatted(version.value(), version.reason(), request.place(), shown(request.text()));
  }

  private static NodeVersion newestAllowed(NodeRequest request) {
    if (request.spans().isEmpty()) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.PROJECT_FILE_INVALID,
                  "Tried to find out the Node.js version",
                  "'%s' is not a version range".formatted(shown(request.text())),
                  "Write a version such as 24, 22.11.0, >=22 or lts/*")
              .at(request.place()));
    }
    return request
        .newestAllowed()
        .orElseThrow(() ->
            new SlipwayException(
                Problem.of(
                        ProblemCode.NODE_VERSION_UNAVAILABLE,
                        "Tried to find out the Node.js version",
                        "'%s' allows no version that Slipway builds with"
                            .formatted(shown(request.text())),
                        "Ask for one of the majors " + NodeReleases.numbers())
                    .at(request.place())));
  }

  private static void warnIfEnded(NodeVersion version, List<String> warnings) {
    for (NodeReleases.Major major : NodeReleases.ALL) {
      if (major.number() == version.major() && major.ended()) {
        warnings.add(
            "Node %d gets no security fixes any more: move to Node %d"
                .formatted(major.number(), NodeReleases.newestLts().number()));
      }
    }
  }

  private static String shown(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= 80 ? printable : printable.substring(0, 80) + "…";
  }
}
