package dev.slipway.domain.quota;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.SourceId;

/// Something that uses quotas for as long as it is there.
public sealed interface Holder {
  /// Whose it is.
  ProjectId project();

  /// A name that no other holder has: `source/hello/src_9f86…`.
  String id();

  /// A project, by being there.
  record OfProject(ProjectId project) implements Holder {
    @Override
    public String id() {
      return "project/" + project;
    }
  }

  /// A source that a project keeps.
  record OfSource(ProjectId project, SourceId source) implements Holder {
    @Override
    public String id() {
      return "source/%s/%s".formatted(project, source);
    }
  }

  /// The place where a project's releases of one environment run, one after the other.
  record OfReleases(ProjectId project, Environment environment) implements Holder {
    @Override
    public String id() {
      return "releases/%s/%s".formatted(project, environment.id());
    }
  }

  /// The one with this name.
  static Holder of(String id) {
    String[] parts = id.split("/", -1);
    ProjectId project = new ProjectId(parts[1]);
    return switch (parts[0]) {
      case "project" -> new OfProject(project);
      case "source" -> new OfSource(project, new SourceId(parts[2]));
      case "releases" ->
          new OfReleases(project, Environment.byId(parts[2]).orElseThrow(() -> unknown(id)));
      default -> throw unknown(id);
    };
  }

  private static IllegalArgumentException unknown(String id) {
    return new IllegalArgumentException("no holder has the name " + id);
  }
}
