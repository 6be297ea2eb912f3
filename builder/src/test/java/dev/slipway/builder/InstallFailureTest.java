package dev.slipway.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallFailureTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm error code EUSAGE",
        " ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with \"frozen-lockfile\"",
        "➤ YN0028: │ The lockfile would have been modified by this install",
        "error Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`.",
        "error: lockfile had changes, but lockfile is frozen"
      })
  void everyManagerSaysThatItsLockfileIsOutOfStep(String line) {
    assertThat(InstallFailure.of(List.of("before", line)))
        .isEqualTo(InstallFailure.LOCKFILE_OUT_OF_STEP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm error code ECONNREFUSED",
        "ERR_PNPM_META_FETCH_FAIL  request to http://127.0.0.1:1/ms failed, reason: ECONNREFUSED",
        "error: ConnectionRefused downloading package manifest ms"
      })
  void aRegistryThatDoesNotAnswerIsUnreachable(String line) {
    assertThat(InstallFailure.of(List.of(line))).isEqualTo(InstallFailure.REGISTRY_UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"npm error code E404", "npm error code EINTEGRITY", "hooks/EUSAGE2"})
  void everythingElseIsAFailedInstallation(String line) {
    assertThat(InstallFailure.of(List.of(line))).isEqualTo(InstallFailure.OTHER);
  }
}
