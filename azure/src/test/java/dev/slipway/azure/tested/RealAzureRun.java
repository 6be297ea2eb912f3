package dev.slipway.azure.tested;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/// Lets no test begin in the profile `real-azure` when a service is not named, and removes what the
/// run made when its last test has ended, however it has.
///
/// It is in effect where `junit.jupiter.extensions.autodetection.enabled` is true.
public final class RealAzureRun implements BeforeAllCallback, TestInstancePreConstructCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    begin(context);
  }

  /// A test that has one instance for all its methods is made before everything else.
  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    begin(context);
  }

  private static void begin(ExtensionContext context) {
    RealVariables.of(System.getenv());
    switch (TestedAzure.ofThisRun()) {
      case TestedAzure.StandIns _ -> {}
      case TestedAzure.Services(RealAzure azure) ->
          context
              .getRoot()
              .getStore(Namespace.create(RealAzureRun.class))
              .computeIfAbsent(RealAzure.class, _ -> azure);
    }
  }
}
