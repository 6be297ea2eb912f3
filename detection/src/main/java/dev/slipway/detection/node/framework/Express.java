package dev.slipway.detection.node.framework;

import java.util.List;
import java.util.Optional;

/// [Express](https://expressjs.com): a server that the project's own code is.
record Express() implements NodeFramework {
  @Override
  public String id() {
    return "express";
  }

  @Override
  public String name(NodeProject project) {
    return project.named("Express", "express");
  }

  @Override
  public String signs() {
    return "Express: \"express\" in package.json and a start script or a server file";
  }

  @Override
  public Optional<String> reason(NodeProject project) {
    return project.dependency("express").filter(_ -> OwnServer.start(project).isPresent());
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
    return OwnServer.outcome(project, "Express is a server", List.of());
  }
}
