package dev.slipway.ports.source;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceId;
import dev.slipway.ports.testing.AtOnce;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every [SourceRetention] promises.
public abstract class SourceRetentionContract {
  private static final ProjectId OTHER = new ProjectId("other");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int RACES = 60;

  private Instant now = NOW;

  /// What the store under test takes for the time.
  protected final InstantSource clock = () -> now;

  /// Where sources come from, the same one during a test.
  protected abstract SourceStore store();

  /// The same sources, to be forgotten.
  protected abstract SourceRetention retention();

  @Test
  void manifestsAreListedWithTheirUse() {
    SourceId one = store().save(HELLO, manifest("one"));
    now = now.plus(WEEK);
    SourceId two = store().save(HELLO, manifest("two"));

    assertThat(retention().projects()).containsExactly(HELLO);
    assertThat(retention().sources(HELLO))
        .extracting(KeptSource::id, KeptSource::latest, KeptSource::lastUsed)
        .containsExactlyInAnyOrder(tuple(one, false, NOW), tuple(two, true, now));
    assertThat(retention().sources(OTHER)).isEmpty();
  }

  @Test
  void aManifestIsForgottenWhenItWasNotUsedSince() {
    SourceId one = store().save(HELLO, manifest("one"));
    SourceId two = store().save(HELLO, manifest("two"));

    assertThat(retention().forget(HELLO, one, now)).isFalse();
    now = now.plus(WEEK);
    assertThat(retention().forget(HELLO, one, now)).isTrue();
    assertThat(retention().forget(HELLO, one, now)).isFalse();

    assertThat(store().find(HELLO, one)).isEmpty();
    assertThat(store().latest(HELLO)).contains(two);
  }

  @Test
  void whatIsFoundOrSavedAgainIsUsed() {
    SourceId found = store().save(HELLO, manifest("one"));
    SourceId saved = store().save(HELLO, manifest("two"));
    now = now.plus(WEEK);

    store().find(HELLO, found);
    store().save(HELLO, manifest("two"));

    assertThat(retention().forget(HELLO, found, now)).isFalse();
    assertThat(retention().forget(HELLO, saved, now)).isFalse();
  }

  @Test
  void aProjectWhoseManifestsAreForgottenHasNone() {
    SourceId one = store().save(HELLO, manifest("one"));
    now = now.plus(WEEK);

    assertThat(retention().forget(HELLO, one, now)).isTrue();

    assertThat(store().latest(HELLO)).isEmpty();
    assertThat(retention().projects()).isEmpty();
  }

  @Test
  void contentIsUnnamedWhenNoManifestOfAnyProjectNamesIt() {
    put("one");
    put("two");
    put("three");
    store().save(HELLO, manifest("one"));
    store().save(OTHER, manifest("two"));
    now = now.plus(WEEK);

    assertThat(unnamed()).containsExactly(new KeptContent(Digest.of("three"), 5));
  }

  @Test
  void contentThatOnlyPassedOverManifestsNameIsUnnamed() {
    put("one");
    store().save(HELLO, manifest("one"));
    now = now.plus(WEEK);

    assertThat(unnamed()).isEmpty();
    assertThat(unnamed(Set.copyOf(retention().sources(HELLO))))
        .containsExactly(new KeptContent(Digest.of("one"), 3));
  }

  @Test
  void contentThatWasPutOrIsNotMissingIsUsed() {
    put("put again");
    put("asked for");
    put("neither");
    now = now.plus(WEEK);

    put("put again");
    store().missing(List.of(Digest.of("asked for")));

    assertThat(unnamed()).extracting(KeptContent::digest).containsExactly(Digest.of("neither"));
    assertThat(retention().forget(Digest.of("put again"), now)).isFalse();
    assertThat(retention().forget(Digest.of("asked for"), now)).isFalse();
    assertThat(retention().forget(Digest.of("neither"), now)).isTrue();
    assertThat(retention().forget(Digest.of("neither"), now)).isFalse();
    assertThat(store().missing(List.of(Digest.of("neither")))).hasSize(1);
  }

  @Test
  void whoReadsContentReadsItToItsEnd() throws IOException {
    put("one");
    now = now.plus(WEEK);

    try (InputStream content = store().open(Digest.of("one"))) {
      assertThat(retention().forget(Digest.of("one"), now)).isTrue();

      assertThat(content.readAllBytes()).isEqualTo("one".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatSomebodyIsToldToBeThereIsThere() {
    for (int race = 0; race < RACES; race++) {
      Digest digest = put("content " + race);
      now = now.plus(WEEK);

      List<Boolean> answers =
          AtOnce.race(
              2,
              number ->
                  number == 0
                      ? store().missing(List.of(digest)).isEmpty()
                      : retention().forget(digest, now));

      boolean wasThere = answers.get(0);
      assertThat(isThere(digest)).as("race %d", race).isEqualTo(wasThere);
      assertThat(answers.get(1)).as("race %d", race).isNotEqualTo(wasThere);
    }
  }

  @Test
  void whatIsPutWhileItIsForgottenIsThere() {
    for (int race = 0; race < RACES; race++) {
      String text = "content " + race;
      Digest digest = put(text);
      now = now.plus(WEEK);

      AtOnce.race(2, number -> number == 0 ? put(text) : retention().forget(digest, now));

      assertThat(isThere(digest)).as("race %d", race).isTrue();
    }
  }

  @Test
  void aManifestThatIsFoundWhileItIsForgottenIsKept() {
    for (int race = 0; race < RACES; race++) {
      SourceId id = store().save(HELLO, manifest("file " + race));
      now = now.plus(WEEK);

      List<Boolean> answers =
          AtOnce.race(
              2,
              number ->
                  number == 0
                      ? store().find(HELLO, id).isPresent()
                      : retention().forget(HELLO, id, now));

      assertThat(answers.get(0)).as("race %d", race).isNotEqualTo(answers.get(1));
    }
  }

  private boolean isThere(Digest digest) {
    return store().missing(List.of(digest)).isEmpty();
  }

  private List<KeptContent> unnamed() {
    return unnamed(Set.of());
  }

  private List<KeptContent> unnamed(Set<KeptSource> forgotten) {
    try (Stream<KeptContent> unnamed = retention().unnamed(now, forgotten)) {
      return unnamed.toList();
    }
  }

  private Digest put(String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    store().put(Digest.of(text), new ByteArrayInputStream(content), content.length);
    return Digest.of(text);
  }
}
