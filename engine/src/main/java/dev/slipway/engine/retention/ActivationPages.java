package dev.slipway.engine.retention;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.ports.store.ReleaseRetention;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// The activations of a project's environment, newest first, read as far as somebody looks.
final class ActivationPages implements Iterator<Activation> {
  private final ReleaseRetention releases;
  private final ProjectId project;
  private final Environment environment;
  private final int size;
  private final Deque<Activation> page = new ArrayDeque<>();
  private long below = Long.MAX_VALUE;

  ActivationPages(ReleaseRetention releases, ProjectId project, Environment environment, int size) {
    this.releases = releases;
    this.project = project;
    this.environment = environment;
    this.size = size;
  }

  @Override
  public boolean hasNext() {
    if (page.isEmpty()) {
      page.addAll(releases.history(project, environment, below, size));
    }
    return !page.isEmpty();
  }

  @Override
  public Activation next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Activation next = page.removeFirst();
    below = next.number();
    return next;
  }
}
