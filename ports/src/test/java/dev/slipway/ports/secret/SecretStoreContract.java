package dev.slipway.ports.secret;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.VariableName;
import dev.slipway.ports.testing.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [SecretStore] does.
public abstract class SecretStoreContract {
  private static final VariableName KEY = new VariableName("API_KEY");
  private static final ProjectId OTHER = new ProjectId("other");

  private Instant now = NOW;

  /// What the store under test takes for the time.
  protected final InstantSource clock = () -> now;

  /// The store under test, the same one during a test.
  protected abstract SecretStore store();

  @Test
  void aKeptValueIsFoundByItsReference() {
    SecretReference reference = put("one");

    assertThat(reference).isEqualTo(new SecretReference(HELLO, KEY, 1));
    assertThat(store().find(reference)).contains(Secret.of("one"));
  }

  @Test
  void whatWasNeverKeptIsNotFound() {
    put("one");

    assertThat(store().find(new SecretReference(HELLO, KEY, 2))).isEmpty();
    assertThat(store().find(new SecretReference(HELLO, new VariableName("OTHER"), 1))).isEmpty();
    assertThat(store().find(new SecretReference(OTHER, KEY, 1))).isEmpty();
  }

  @Test
  void aNewValueIsANewVersionAndTheOldOneStays() {
    SecretReference first = put("one");
    SecretReference second = put("two");

    assertThat(second.version()).isEqualTo(2);
    assertThat(store().find(first)).contains(Secret.of("one"));
    assertThat(store().find(second)).contains(Secret.of("two"));
  }

  @Test
  void theLatestValueAgainMakesNoNewVersionButAnEarlierOneDoes() {
    put("one");
    SecretReference second = put("two");

    assertThat(put("two")).isEqualTo(second);
    assertThat(put("one").version()).isEqualTo(3);
  }

  @Test
  void anEmptyAndALongAndAForeignValueComeBackAsTheyWere() {
    for (String value : List.of("", "x".repeat(32_768), "zwei\nZeilen 🚀 \u0000")) {
      assertThat(store().find(put(value))).contains(Secret.of(value));
    }
  }

  @Test
  void allHasEveryVersionOfEveryNameOfThatProject() {
    put("one");
    put("two");
    store().put(HELLO, new VariableName("OTHER"), Secret.of("three"));
    store().put(OTHER, KEY, Secret.of("four"));

    assertThat(store().all(HELLO))
        .containsExactlyInAnyOrder(Secret.of("one"), Secret.of("two"), Secret.of("three"));
  }

  @Test
  void aProjectWithoutSecretsHasNone() {
    assertThat(store().all(HELLO)).isEmpty();
  }

  @Test
  void manyValuesAtOnceGetAVersionEach() {
    List<SecretReference> references = AtOnce.race(20, number -> put("value " + number));

    assertThat(references).doesNotHaveDuplicates();
    assertThat(store().all(HELLO)).hasSize(20);
  }

  @Test
  void forgettingOneSecretLeavesOthersAlone() {
    SecretReference first = put("one");
    SecretReference second = put("two");
    VariableName name = new VariableName("OTHER");
    SecretReference kept = store().put(HELLO, name, Secret.of("three"));
    SecretReference foreign = store().put(OTHER, KEY, Secret.of("four"));

    store().forget(HELLO, KEY);
    store().forget(HELLO, KEY);

    assertThat(store().find(first)).isEmpty();
    assertThat(store().find(second)).isEmpty();
    assertThat(store().find(kept)).contains(Secret.of("three"));
    assertThat(store().find(foreign)).contains(Secret.of("four"));
  }

  @Test
  void forgettingAProjectLeavesOthersAlone() {
    SecretReference gone = put("one");
    SecretReference kept = store().put(OTHER, KEY, Secret.of("two"));

    store().forget(HELLO);
    store().forget(HELLO);

    assertThat(store().find(gone)).isEmpty();
    assertThat(store().all(HELLO)).isEmpty();
    assertThat(store().find(kept)).contains(Secret.of("two"));
  }

  @Test
  void versionsAreForgottenThatWereNotPutSince() {
    SecretReference one = put("one");
    SecretReference two = put("two");
    Instant since = inAWeek();
    SecretReference three = put("three");

    assertThat(store().list())
        .extracting(KeptSecret::reference)
        .containsExactlyInAnyOrder(one, two, three);
    assertThat(store().forget(List.of(one, three), since)).containsExactly(one);
    assertThat(store().forget(List.of(one, three), since)).isEmpty();

    assertThat(store().find(one)).isEmpty();
    assertThat(store().find(two)).contains(Secret.of("two"));
    assertThat(store().find(three)).contains(Secret.of("three"));
    assertThat(put("four").version()).isEqualTo(4);
  }

  @Test
  void aValueThatIsPutAgainIsUsed() {
    SecretReference one = put("one");
    Instant since = inAWeek();

    assertThat(put("one")).isEqualTo(one);

    assertThat(store().forget(List.of(one), since)).isEmpty();
  }

  /// That time, which has come.
  private Instant inAWeek() {
    now = now.plus(Duration.ofDays(7));
    return now;
  }

  private SecretReference put(String value) {
    return store().put(HELLO, KEY, Secret.of(value));
  }
}
