package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
  private static final Path BASH = Path.of("/bin/bash");
  private static final Path FISH = Path.of("/usr/bin/fish");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "'slipway de', deploy",
    "'./slipway roll', rollback",
    "'slipway deploy --no', --no-wait",
    "'slipway env un', unset",
    "'slipway env set --sec', --secret",
    "'slipway secrets un', unset",
    "'slipway config hi', history",
    "'slipway settings set --fi', --file",
    "'slipway who', whoami",
    "'slipway list --hel', --help"
  })
  void bashCompletesWhatWasBegun(String typed, String completed) throws Exception {
    assumeItIsHere(BASH);
    Path script = scriptFor("bash");

    String answer =
        said(
            BASH.toString(),
            "--norc",
            "-c",
            """
            source "$0"
            COMP_WORDS=($1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            COMP_LINE=$1; COMP_POINT=${#1}
            function=$(complete -p slipway | sed 's/.*-F \\([^ ]*\\).*/\\1/')
            $function slipway "${COMP_WORDS[COMP_CWORD]}" ""
            printf '%s\\n' "${COMPREPLY[@]}"
            """,
            script.toString(),
            typed);

    assertThat(answer.lines().map(String::strip)).contains(completed);
  }

  @Test
  void fishCompletesWhatWasBegun() throws Exception {
    assumeItIsHere(FISH);
    Path script = scriptFor("fish");

    assertThat(
            said(
                FISH.toString(),
                "--no-config",
                "-c",
                "source %s; complete -C 'slipway env set --sec'".formatted(script)))
        .contains("--secret");
  }

  @Test
  void theScriptForFishHasEveryCommandWithItsOptionsAndValues() throws IOException {
    assertThat(Files.readString(scriptFor("fish")))
        .contains("-n '__fish_use_subcommand' -a deploy -d 'Put a folder online.'")
        .contains("-s e -l environment -x -a 'development staging production'")
        .containsPattern(
            "-n '__fish_seen_subcommand_from list; and not [^']* dlq[^']*' -l releases")
        .contains("__fish_complete_directories");
  }

  @Test
  void anotherShellIsAUsageError() {
    CliRun run = CliRun.in(folder).run("completion", "tcsh");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("BASH", "ZSH", "FISH");
  }

  /// Where every shell must be there, the absence of one is a failure.
  private static void assumeItIsHere(Path shell) {
    boolean mustBeHere = "true".equals(System.getenv("CI"));
    assumeTrue(mustBeHere || Files.isExecutable(shell), "there is no " + shell);
  }

  private Path scriptFor(String shell) throws IOException {
    CliRun run = CliRun.in(folder).run("completion", shell);
    assertThat(run.exitCode()).isZero();
    return Files.writeString(folder.resolve("completion." + shell), run.out());
  }

  private String said(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return answer;
  }
}
