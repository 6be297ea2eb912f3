package dev.slipway.embedded.secret;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256 in Galois/Counter Mode with a random nonce for each value (NIST SP 800-38D). The name of
/// a secret is authenticated with its value, so that none can be put in the place of another.
final class SecretCipher {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  SecretCipher(byte[] key, SecureRandom random) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /// The nonce and the encrypted value in Base64.
  String encrypt(SecretReference reference, Secret value) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] encrypted =
          cipher(Cipher.ENCRYPT_MODE, nonce, reference)
              .doFinal(value.reveal().getBytes(StandardCharsets.UTF_8));
      byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
      System.arraycopy(encrypted, 0, both, NONCE_BYTES, encrypted.length);
      return Base64.getEncoder().encodeToString(both);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-256 in GCM", e);
    }
  }

  Secret decrypt(SecretReference reference, String text) {
    try {
      byte[] both = Base64.getDecoder().decode(text);
      byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
      byte[] value =
          cipher(Cipher.DECRYPT_MODE, nonce, reference)
              .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
      return Secret.of(new String(value, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.STORAGE_READ_FAILED,
                  "Tried to decrypt a secret",
                  "It was encrypted with another key, or its file has been changed",
                  "Restore the secrets and their key from one backup, or set the secret again")
              .at("%s of %s".formatted(reference.name(), reference.project())),
          e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, SecretReference reference)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(
        "%s %s %d"
            .formatted(reference.project(), reference.name(), reference.version())
            .getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
