package dev.slipway.embedded.secret;

import static dev.slipway.ports.testing.Examples.HELLO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.VariableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EncryptedFileTest {
  private static final VariableName KEY = new VariableName("API_KEY");

  private final Path folder;
  private final Path secrets;
  private final Path keyFile;
  private SecretReference first = new SecretReference(HELLO, KEY, 1);

  EncryptedFileTest(@TempDir Path folder) {
    this.folder = folder;
    this.secrets = folder.resolve("secrets");
    this.keyFile = folder.resolve("secrets.key");
  }

  @BeforeEach
  void thereAreTwoVersionsOfASecret() {
    first = store().put(HELLO, KEY, Secret.of("correct horse"));
    store().put(HELLO, KEY, Secret.of("battery staple"));
  }

  @Test
  void valuesAreThereWhenTheStoreIsOpenedAgain() {
    assertThat(store().find(first)).contains(Secret.of("correct horse"));
  }

  @Test
  void theFileShowsNoValue() throws IOException {
    assertThat(Files.readString(secrets)).contains("API_KEY").doesNotContain("horse", "staple");
  }

  @Test
  void bothFilesAreForTheirOwnerOnlyAndNothingElseIsLeft() throws IOException {
    for (Path file : List.of(secrets, keyFile)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void theSameValueIsEncryptedDifferentlyEachTime() throws IOException {
    store().put(HELLO, new VariableName("OTHER"), Secret.of("battery staple"));

    assertThat(Files.readAllLines(secrets))
        .extracting(line -> SecretLine.parse(line).encrypted())
        .doesNotHaveDuplicates();
  }

  @Test
  void anotherKeyIsAProblem() throws IOException {
    Files.write(keyFile, new byte[32]);

    assertUnreadable("another key");
  }

  @Test
  void aKeyOfAnotherLengthIsAProblem() throws IOException {
    Files.write(keyFile, new byte[16]);

    assertUnreadable("not a key");
  }

  @Test
  void aKeyThatIsGoneIsAProblemAndIsNotMadeAnew() throws IOException {
    Files.delete(keyFile);

    assertUnreadable("is gone");
    assertThatThrownBy(() -> store().put(HELLO, KEY, Secret.of("new")))
        .isInstanceOf(SlipwayException.class);
    assertThat(keyFile).doesNotExist();
  }

  @Test
  void aValueInThePlaceOfAnotherIsAProblem() throws IOException {
    String swapped =
        Files.readString(secrets)
            .replace("API_KEY 1", "API_KEY x")
            .replace("API_KEY 2", "API_KEY 1")
            .replace("API_KEY x", "API_KEY 2");
    Files.writeString(secrets, swapped);

    assertUnreadable("has been changed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello API_KEY 1 AAAA",
        "hello API_KEY 1 ????",
        "hello API_KEY 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "hello API_KEY 1",
        "hello API_KEY one AAAA",
        "../up API_KEY 1 AAAA",
        "\u0000",
        ""
      })
  void aLineThatIsNoSecretIsAProblem(String line) throws IOException {
    Files.writeString(secrets, line + "\n");

    assertUnreadable("changed");
  }

  @Test
  void bytesThatAreNoTextAreAProblem() throws IOException {
    Files.write(secrets, new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});

    assertThatThrownBy(() -> store().find(first)).isInstanceOf(SlipwayException.class);
  }

  private void assertUnreadable(String why) {
    assertThatThrownBy(() -> store().find(first))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            failure -> {
              assertThat(failure.problem().code()).isEqualTo(ProblemCode.STORAGE_READ_FAILED);
              assertThat(failure.problem().retryable()).isFalse();
              assertThat(failure.problem().why()).contains(why);
              assertThat(failure.problem().fix()).contains("backup");
            });
  }

  private FileSecretStore store() {
    return new FileSecretStore(folder, new SecureRandom(), InstantSource.system());
  }
}
