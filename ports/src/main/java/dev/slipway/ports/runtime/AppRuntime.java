package dev.slipway.ports.runtime;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// Runs releases and leads traffic to them.
///
/// A method that waits ends within a second of its thread being interrupted, with the thread
/// interrupted and a `SlipwayException`.
public interface AppRuntime {
  /// Starts a release at no traffic and returns when it is healthy. One that runs already is left
  /// as it is.
  ///
  /// Throws `APP_EXITED`, `APP_WRONG_PORT`, `APP_UNREACHABLE_ADDRESS` or `APP_UNHEALTHY`, with the
  /// app's last lines as evidence, within 10 seconds of when it could be known; nothing of the
  /// release runs then. What serves now is not touched.
  ///
  /// @param variables what the release's variables stand for, secrets among them
  void start(Release release, RuntimeVariables variables);

  /// Leads all traffic of the release's project and environment to it, in one move that fails no
  /// request, and answers where. The release has been started. Repeating it is harmless.
  URI route(Release release);

  /// Where a project's environment is reached, whether anything serves there or not.
  URI address(ProjectId project, Environment environment);

  /// Ends a release that no traffic is led to, after the requests that it is answering, or half a
  /// minute. Returns at once; repeating it, or for one that does not run, is harmless.
  void stop(ReleaseId release);

  /// Leads no more traffic to a project's environment and ends what served there. Repeating it is
  /// harmless.
  void remove(ProjectId project, Environment environment);

  /// The releases that run here or that traffic is led to, to find those that should not.
  Set<ReleaseId> running();

  /// What a running release printed last, oldest line first, redacted.
  List<String> logs(ReleaseId release, int limit);
}
