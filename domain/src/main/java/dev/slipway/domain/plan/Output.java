package dev.slipway.domain.plan;

import dev.slipway.domain.project.SizeRequest;

/// What a build yields: files to serve, or a server to run.
public sealed interface Output {
  /// Where the result lies.
  Chosen<OutputDirectory> directory();

  /// A folder of files.
  ///
  /// @param singlePage whether a path that is no file is answered with `index.html`
  record StaticSite(Chosen<OutputDirectory> directory, Chosen<Boolean> singlePage)
      implements Output {}

  /// A process that answers HTTP.
  ///
  /// @param directory what of the project must be kept to run it; [OutputDirectory#ROOT] for all of
  ///   it
  /// @param port the port it is told in `PORT`, 1 to 65535; a runtime may tell it another one
  /// @param healthPath answered with a status below 500 when it is ready, such as `/`
  /// @param size what it asks for in place of its environment's size
  record Server(
      Chosen<OutputDirectory> directory,
      Chosen<Command> start,
      Chosen<Integer> port,
      Chosen<String> healthPath,
      Chosen<SizeRequest> size)
      implements Output {
    public Server {
      if (port.value() < 1 || port.value() > 65_535) {
        throw new IllegalArgumentException("not a port: " + port.value());
      }
      if (!healthPath.value().startsWith("/")) {
        throw new IllegalArgumentException("a health path begins with '/'");
      }
    }

    /// A server of its environment's size.
    public Server(
        Chosen<OutputDirectory> directory,
        Chosen<Command> start,
        Chosen<Integer> port,
        Chosen<String> healthPath) {
      this(
          directory,
          start,
          port,
          healthPath,
          Chosen.of(SizeRequest.NONE, "default, that of the environment"));
    }
  }
}
