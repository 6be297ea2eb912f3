package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.server.configuration.Configuration;
import dev.slipway.server.configuration.ConfigurationReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationChangesTest {
  private final Configuration configuration;
  private final Deque<Boolean> changes = new ArrayDeque<>();
  private final List<Configuration> taken = new ArrayList<>();

  ConfigurationChangesTest(@TempDir Path home) {
    configuration =
        ConfigurationReader.read(
            Map.of(),
            home,
            (vault, identity) -> {
              throw new AssertionError("no vault is named");
            });
  }

  @Test
  void whatHasChangedIsTakenOverOnce() {
    changes.addAll(List.of(false, true, false));
    ConfigurationChanges looked = new ConfigurationChanges(changes::pop, () -> configuration);

    looked.look(taken::add);
    assertThat(taken).isEmpty();
    looked.look(taken::add);
    looked.look(taken::add);
    assertThat(taken).containsExactly(configuration);
  }

  @Test
  void aChangeThatCouldNotBeTakenOverIsTakenOverByTheNextLook() {
    changes.addAll(List.of(true, false));
    ConfigurationChanges looked = new ConfigurationChanges(changes::pop, () -> configuration);

    assertThatThrownBy(() ->
            looked.look(_ -> {
              throw new IllegalStateException("not now");
            }))
        .isInstanceOf(IllegalStateException.class);
    looked.look(taken::add);

    assertThat(taken).containsExactly(configuration);
  }
}
