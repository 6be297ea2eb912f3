package dev.slipway.builder.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Trusts the certificate authorities of the Java platform and those that the user adds.
public final class RegistryTrust {
  private RegistryTrust() {}

  public static SSLContext with(List<Path> certificates) {
    try {
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      for (X509Certificate certificate : platformAuthorities()) {
        all.setCertificateEntry("platform-" + all.size(), certificate);
      }
      for (Path file : certificates) {
        addAll(file, all);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory(all).getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot read certificates from " + certificates, e);
    }
  }

  private static void addAll(Path file, KeyStore all) throws IOException, GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(file)) {
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        all.setCertificateEntry("added-" + all.size(), certificate);
      }
    }
  }

  private static List<X509Certificate> platformAuthorities() throws GeneralSecurityException {
    return Arrays.stream(factory(null).getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
        .toList();
  }

  private static TrustManagerFactory factory(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
