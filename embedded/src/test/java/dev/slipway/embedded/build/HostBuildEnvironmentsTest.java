package dev.slipway.embedded.build;

import dev.slipway.builder.sandbox.Sandbox;
import dev.slipway.ports.build.BuildEnvironments;
import dev.slipway.ports.build.BuildEnvironmentsContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class HostBuildEnvironmentsTest extends BuildEnvironmentsContract {
  @TempDir private Path home;
  private BuildMachine machine = BuildMachine.below(Path.of("."), Path.of("."), new Sandbox.None());

  @BeforeEach
  void startMachine() {
    machine = BuildMachine.below(home, home.resolve("toolchains"), new Sandbox.None());
  }

  @Override
  protected BuildEnvironments environments() {
    return machine.environments();
  }

  @Override
  protected void stored(String content) {
    machine.sources().put(content.getBytes(StandardCharsets.UTF_8));
  }
}
