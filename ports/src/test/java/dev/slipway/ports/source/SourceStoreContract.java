package dev.slipway.ports.source;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.ports.testing.AtOnce;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What every [SourceStore] does.
public abstract class SourceStoreContract {
  private static final long ENOUGH = 1 << 20;
  private static final ProjectId OTHER = new ProjectId("other");

  /// The store under test, the same one during a test.
  protected abstract SourceStore store();

  @Test
  void contentIsMissingUntilItWasPut() throws IOException {
    assertThat(store().missing(List.of(Digest.of("a"), Digest.of("b"))))
        .containsExactlyInAnyOrder(Digest.of("a"), Digest.of("b"));

    put("a");

    assertThat(store().missing(List.of(Digest.of("a"), Digest.of("b"))))
        .containsExactly(Digest.of("b"));
    assertThat(content("a")).isEqualTo("a");
  }

  @Test
  void emptyContentIsContent() throws IOException {
    put("");

    assertThat(content("")).isEmpty();
  }

  @Test
  void nothingIsMissingOfNothing() {
    assertThat(store().missing(List.of())).isEmpty();
  }

  @Test
  void contentMayBePutTwice() throws IOException {
    put("a");
    put("a");

    assertThat(content("a")).isEqualTo("a");
  }

  @Test
  void contentMayBePutManyTimesAtOnce() throws IOException {
    String large = "x".repeat(200_000);
    AtOnce.race(
        20,
        number -> {
          put(large);
          return number;
        });

    assertThat(content(large)).isEqualTo(large);
  }

  @Test
  void otherContentThanTheDigestNamesIsRefusedAndNotKept() {
    assertRefused(
        () -> store().put(Digest.of("a"), bytes("b"), ENOUGH), ProblemCode.BLOB_DIGEST_MISMATCH);

    assertThat(store().missing(List.of(Digest.of("a"), Digest.of("b")))).hasSize(2);
  }

  @Test
  void contentLargerThanAllowedIsRefusedAndNotKept() {
    assertRefused(
        () -> store().put(Digest.of("abc"), bytes("abc"), 2), ProblemCode.PAYLOAD_TOO_LARGE);

    assertThat(store().missing(List.of(Digest.of("abc")))).hasSize(1);
    store().put(Digest.of("abc"), bytes("abc"), 3);
    assertThat(store().missing(List.of(Digest.of("abc")))).isEmpty();
  }

  @Test
  void contentThatNeverEndsIsReadNoFurtherThanAllowed() {
    assertRefused(
        () -> store().put(Digest.of("a"), new Endless(), 100_000), ProblemCode.PAYLOAD_TOO_LARGE);
  }

  @Test
  void contentThatBreaksOffIsNotKept() {
    assertRefused(
        () -> store().put(Digest.of("a"), new BreaksOff("a"), ENOUGH),
        ProblemCode.STORAGE_WRITE_FAILED);

    assertThat(store().missing(List.of(Digest.of("a")))).hasSize(1);
  }

  @Test
  void theStreamIsLeftToItsOwner() {
    BreaksOff stream = new BreaksOff("");
    assertRefused(
        () -> store().put(Digest.of("a"), stream, ENOUGH), ProblemCode.STORAGE_WRITE_FAILED);

    assertThat(stream.isClosed).isFalse();
  }

  @Test
  void contentThatIsNotHereCannotBeOpened() {
    assertRefused(() -> store().open(Digest.of("a")), ProblemCode.SOURCE_INCOMPLETE);
  }

  @Test
  void aManifestIsFoundByItsProjectEvenBeforeItsContent() {
    SourceManifest manifest = manifest("index.html");
    SourceId id = store().save(HELLO, manifest);

    assertThat(id).isEqualTo(manifest.id());
    assertThat(store().find(HELLO, id)).contains(manifest);
    assertThat(store().find(OTHER, id)).isEmpty();
    assertThat(store().find(HELLO, manifest("other").id())).isEmpty();
  }

  @Test
  void theLatestManifestIsTheOneSavedLastEvenWhenItIsNotNew() {
    assertThat(store().latest(HELLO)).isEmpty();
    SourceId first = store().save(HELLO, manifest("one"));
    SourceId second = store().save(HELLO, manifest("two"));
    assertThat(store().latest(HELLO)).contains(second);

    store().save(HELLO, manifest("one"));

    assertThat(store().latest(HELLO)).contains(first);
    assertThat(store().latest(OTHER)).isEmpty();
  }

  @Test
  void aManifestWithoutFilesIsAManifest() {
    SourceManifest empty = new SourceManifest(List.of());

    assertThat(store().find(HELLO, store().save(HELLO, empty))).contains(empty);
  }

  @Test
  void forgettingAProjectLeavesOtherProjectsAndContentAlone() {
    put("index.html");
    SourceId id = store().save(HELLO, manifest("index.html"));
    store().save(OTHER, manifest("index.html"));

    store().forget(HELLO);
    store().forget(HELLO);

    assertThat(store().find(HELLO, id)).isEmpty();
    assertThat(store().latest(HELLO)).isEmpty();
    assertThat(store().find(OTHER, id)).isPresent();
    assertThat(store().missing(List.of(Digest.of("index.html")))).isEmpty();
  }

  private void put(String content) {
    store().put(Digest.of(content), bytes(content), ENOUGH);
  }

  private String content(String content) throws IOException {
    try (InputStream in = store().open(Digest.of(content))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream bytes(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(ThrowingCallable call, ProblemCode code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SlipwayException.class,
            refused -> assertThat(refused.problem().code()).isEqualTo(code));
  }

  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 'a';
    }
  }

  private static final class BreaksOff extends InputStream {
    private final InputStream beginning;
    private boolean isClosed;

    BreaksOff(String beginning) {
      this.beginning = bytes(beginning);
    }

    @Override
    public int read() throws IOException {
      return unlessOver(beginning.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return unlessOver(beginning.read(bytes, offset, length));
    }

    private static int unlessOver(int read) throws IOException {
      if (read < 0) {
        throw new IOException("the connection was reset");
      }
      return read;
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }
}
