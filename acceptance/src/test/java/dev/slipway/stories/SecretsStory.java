package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stories.stage.Api;
import dev.slipway.stories.stage.MachineProcess;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Ran;
import dev.slipway.stories.stage.Slipway;
import dev.slipway.stories.stage.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A secret reaches the app it is for, and nobody else.
final class SecretsStory {
  private static final Slipway SLIPWAY = Slipway.of(SecretsStory.class);
  private static final String VALUE = "kX7-tell-nobody-Qp2";
  private static final String TALKATIVE =
      "console.log('the key is ' + process.env.API_KEY);\n"
          + Pages.served("the key has ", "(process.env.API_KEY ?? '').length");

  @BeforeAll
  static void anAppWithASecretBesideOneWithout() {
    SLIPWAY.deploy(Project.servedBy("trusted", Pages.served("not yet"))).well();
    SLIPWAY.deploy(Project.servedBy("stranger", Pages.served("a stranger"))).well();
    SLIPWAY.run("env", "set", "trusted", "API_KEY=" + VALUE, "--scope", "secret").well();
    SLIPWAY.run("env", "set", "trusted", "WHO=the-trusted-one").well();
    SLIPWAY.deploy(Project.servedBy("trusted", TALKATIVE)).well();
  }

  @AfterAll
  static void end() {
    SLIPWAY.close();
  }

  @Test
  void itsAppHasIt() {
    assertThat(SLIPWAY.site("trusted").page()).isEqualTo("the key has " + VALUE.length());
  }

  @Test
  void noOtherProcessHasIt() {
    List<MachineProcess> knowing =
        SLIPWAY.processes().stream().filter(process -> process.names(VALUE)).toList();

    assertThat(knowing)
        .isNotEmpty()
        .allMatch(process -> process.environment().contains("WHO=the-trusted-one"))
        .noneMatch(process -> process.commandLine().contains(VALUE));
  }

  @Test
  void logsDoNotTellItEvenWhenTheAppDoes() {
    Waiting.until(
        "the app's words are in its log",
        Duration.ofSeconds(10),
        () -> SLIPWAY.run("logs", "trusted").out().contains("the key is"));

    assertThat(SLIPWAY.run("logs", "trusted").out()).contains("the key is ***");
    assertThat(SLIPWAY.run("logs", "--build", "trusted").well().out()).doesNotContain(VALUE);
  }

  @Test
  void theApiDoesNotTellIt() {
    Api api = SLIPWAY.api();

    for (String path :
        List.of(
            "/projects/trusted",
            "/projects/trusted/env",
            "/projects/trusted/secrets",
            "/projects/trusted/logs",
            "/projects/trusted/releases",
            "/deploy/project/trusted")) {
      assertThat(api.get(path).status()).as(path).isEqualTo(200);
      assertThat(api.get(path).text()).as(path).doesNotContain(VALUE);
    }
  }

  @Test
  void aProblemDoesNotTellItEvenWhenTheAppDiesOfIt() {
    Project dying =
        Project.servedBy(
            "trusted", "console.error('bad key ' + process.env.API_KEY); process.exit(1);\n");

    Ran failed = SLIPWAY.run("deploy", "--json", dying.folder().toString());

    assertThat(failed.json().at("/problem/evidence").toString()).contains("bad key ***");
    assertThat(failed.out() + failed.err()).doesNotContain(VALUE);
  }

  @Test
  void noFileHoldsItInClear() throws IOException {
    try (Stream<Path> files = Files.walk(SLIPWAY.home())) {
      assertThat(files.filter(Files::isRegularFile).filter(SecretsStory::holdsIt)).isEmpty();
    }
  }

  /// A file that vanishes meanwhile holds nothing.
  private static boolean holdsIt(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(VALUE);
    } catch (IOException _) {
      return false;
    }
  }
}
