package dev.slipway.azure.identity;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks at the certificate of a service principal before it is used: Microsoft Entra ID answers
/// the same to an expired one as to one that it does not know.
final class CertificateExpiry {
  private static final String TRIED = "Tried to read the certificate of the service principal";
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

  private CertificateExpiry() {}

  static void requireValid(ClientProof.CertificateFile file, Instant now) {
    List<X509Certificate> certificates;
    try {
      certificates = file.isPkcs12() ? pkcs12(file) : pem(file);
    } catch (IOException | GeneralSecurityException e) {
      throw new SlipwayException(
          problem(
              file,
              "The file cannot be read: " + e.getMessage(),
              "Look at AZURE_CLIENT_CERTIFICATE_PATH, the rights of the file, and its password"),
          e);
    }
    if (certificates.isEmpty()) {
      throw new SlipwayException(
          problem(file, "There is no certificate in it", "Put the key and its certificate in it"));
    }
    Instant end = certificates.getFirst().getNotAfter().toInstant();
    if (now.isAfter(end)) {
      throw new SlipwayException(
          problem(
              file,
              "The certificate expired at " + end,
              "Make a new one, add it to the application in Microsoft Entra ID, and put it there"));
    }
  }

  private static List<X509Certificate> pem(ClientProof.CertificateFile file)
      throws IOException, GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> found = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(file.file(), StandardCharsets.US_ASCII));
    while (blocks.find()) {
      byte[] block = blocks.group().getBytes(StandardCharsets.US_ASCII);
      found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
    }
    return found;
  }

  private static List<X509Certificate> pkcs12(ClientProof.CertificateFile file)
      throws IOException, GeneralSecurityException {
    char[] password = file.password().map(Secret::reveal).orElse("").toCharArray();
    KeyStore store = KeyStore.getInstance(file.file().toFile(), password);
    List<X509Certificate> found = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        found.add((X509Certificate) store.getCertificate(alias));
      }
    }
    return found;
  }

  private static Problem problem(ClientProof.CertificateFile file, String why, String fix) {
    return Problem.of(ProblemCode.IDENTITY_REFUSED, TRIED, why, fix)
        .at(String.valueOf(file.file().getFileName()));
  }
}
