package dev.slipway.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final WebhookId ID = new WebhookId("wh_k3f9x0a1b2c4");

  /// The sample that the libraries of Standard Webhooks are tested with.
  @Test
  void aSignatureIsTheOneThatReceiversExpect() {
    SigningSecret secret = secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void aFreshOneHas32BytesAndIsNotPrinted() {
    SigningSecret secret = SigningSecret.create(new SecureRandom());

    assertThat(Base64.getDecoder().decode(secret.bare().reveal())).hasSize(32);
    assertThat(secret.toString()).doesNotContain(secret.bare().reveal());
    assertThat(secret).isNotEqualTo(SigningSecret.create(new SecureRandom()));
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 64})
  void aGivenOneMayHaveAsManyBytesAsTheSpecificationAllows(int bytes) {
    String text = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);

    assertThat(secret(text).text().reveal()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "whsec_",
        "secret",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa",
        "whsec_MfKQ9r8G!YqrTwjUPD8ILPZIo2LaLaSw",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
      })
  void whatIsNoSecretIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> secret(text))
        .isInstanceOf(SlipwayException.class)
        .hasMessageNotContaining("KYqrTwjU");
  }

  @Test
  void oneThatIsTooLongIsRefused() {
    String text = "whsec_" + Base64.getEncoder().encodeToString(new byte[65]);

    assertThatThrownBy(() -> secret(text)).isInstanceOf(SlipwayException.class);
  }

  @Test
  void anOldSecretSignsTooUntilTheOverlapIsOver() {
    SigningKeys keys =
        SigningKeys.first(version(1), NOW).rotate(version(2), Duration.ofHours(1), NOW);

    assertThat(keys.at(NOW.plusSeconds(3_599))).containsExactly(version(2), version(1));
    assertThat(keys.at(NOW.plusSeconds(3_600))).containsExactly(version(2));
    assertThat(keys.rotate(version(3), Duration.ofHours(1), NOW).at(NOW))
        .containsExactly(version(3), version(2));
    assertThat(keys.rotate(version(3), Duration.ZERO, NOW).at(NOW)).containsExactly(version(3));
  }

  private static SecretReference version(int version) {
    return new SecretReference(new ProjectId("hello"), Webhook.secretName(ID), version);
  }

  private static SigningSecret secret(String text) {
    return new SigningSecret(Secret.of(text));
  }
}
