package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
  private static final Path BASH = Path.of("/bin/bash");
  private static final Path ZSH = Path.of("/usr/bin/zsh");
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

  /// zsh completes only for somebody who types, so a second one types at its terminal.
  @ParameterizedTest
  @CsvSource({
    "'slipway roll', rollback",
    "'slipway env se', env set",
    "'slipway env set --sec', --secret"
  })
  void zshCompletesWhatWasBegun(String typed, String completed) throws Exception {
    assumeItIsHere(ZSH);
    Path script = scriptFor("zsh");

    String answer =
        said(
            ZSH.toString(),
            "-f",
            "-c",
            """
            zmodload zsh/zpty
            zpty typist "TERM=dumb zsh -f -i"
            zpty -w typist "PROMPT=; autoload -U compinit; compinit -u -d $0.dump; source $0; print READY-\\$((1+1))"
            zpty -r -m typist answer '*READY-2*'
            zpty -w -n typist "$1"$'\t'
            zpty -r -m typist answer "*$2*"
            print -r -- "$answer"
            """,
            script.toString(),
            typed,
            completed);

    assertThat(answer).contains(completed);
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
    Path answer = folder.resolve("answer");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor(); // its terminal ends with it, and what runs there
    }
    return Files.readString(answer);
  }
}
