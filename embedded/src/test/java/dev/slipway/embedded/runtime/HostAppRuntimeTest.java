package dev.slipway.embedded.runtime;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.ports.runtime.AppRuntime;
import dev.slipway.ports.runtime.AppRuntimeContract;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

class HostAppRuntimeTest extends AppRuntimeContract {
  @RegisterExtension private final RuntimeFixture fixture = new RuntimeFixture();

  @Override
  protected AppRuntime runtime() {
    return fixture.runtime();
  }

  @Override
  protected Release saying(String text, ProjectId project, Environment environment) {
    return fixture.app(project, environment, "serve", text);
  }

  @Override
  protected Release dying(ProjectId project, Environment environment) {
    return fixture.app(project, environment, "die");
  }

  @Override
  protected Optional<String> visit(URI address) {
    TestClient.Answer answer = fixture.get(address, "/");
    return answer.status() == 200 ? Optional.of(answer.body()) : Optional.empty();
  }
}
