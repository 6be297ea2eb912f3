package dev.slipway.server.configuration;

import dev.slipway.domain.project.Secret;
import java.util.List;
import java.util.Optional;

/// Where it is built and run when that is in Azure. They are read and checked already, and used as
/// soon as `SLIPWAY_BUILDS` or `SLIPWAY_RUNTIME` say so.
final class ComputeSettings {
  static final Setting<Builds> BUILDS =
      new Setting<>(
          "SLIPWAY_BUILDS",
          "host",
          "host",
          "Where projects are built: on the machine of the service.",
          Forms.choice(Builds.class));

  static final Setting<Hosting> HOSTING =
      new Setting<>(
          "SLIPWAY_RUNTIME",
          "embedded",
          "embedded",
          "Where releases run: on each machine of the service.",
          Forms.choice(Hosting.class));

  static final Setting<Optional<String>> SUBSCRIPTION =
      name(
          "AZURE_SUBSCRIPTION_ID",
          "an id such as 00000000-0000-0000-0000-000000000000",
          "The subscription that builds and releases are in.",
          "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  static final Setting<Optional<String>> RESOURCE_GROUP =
      name(
          "AZURE_RESOURCE_GROUP",
          "a name of at most 90 letters, digits and . _ - ( )",
          "The resource group that builds and releases are in.",
          "[\\w.()-]{0,89}[\\w()-]");

  static final Setting<Optional<String>> LOCATION =
      name(
          "AZURE_LOCATION",
          "a region such as westeurope",
          "The region that builds and releases are in.",
          "[a-z][a-z0-9]{2,30}");

  static final Setting<Optional<String>> REGISTRY =
      name(
          "AZURE_CONTAINER_REGISTRY",
          "5 to 50 letters and digits",
          "The registry that images are pushed to.",
          "[A-Za-z0-9]{5,50}(\\.azurecr\\.[a-z]{2,3})?");

  static final Setting<Optional<String>> APPS_ENVIRONMENT =
      name(
          "AZURE_CONTAINER_APPS_ENVIRONMENT",
          "a name of small letters, digits and -",
          "The Container Apps environment that releases run in.",
          "[a-z][a-z0-9-]{0,58}[a-z0-9]");

  static final Setting<Integer> BUILD_CPU =
      new Setting<>(
          "BUILD_CONTAINER_CPU",
          "2",
          "1 to 4",
          "How many processors a container has that builds.",
          Forms.number(1, 4));

  static final Setting<Long> BUILD_MEMORY =
      new Setting<>(
          "BUILD_CONTAINER_MEMORY",
          "4Gi",
          "1Gi to 16Gi",
          "How much memory a container has that builds.",
          Forms.gibibytes(1, 16));

  static final Setting<Boolean> AUTO_SCALING =
      truth(
          "ENABLE_AUTO_SCALING",
          "true",
          "Whether a release gets more replicas with more requests.");

  static final Setting<Boolean> CDN =
      truth("ENABLE_CDN_INTEGRATION", "true", "Whether releases are put behind Front Door.");

  static final Setting<Boolean> MULTI_REGION =
      truth("ENABLE_MULTI_REGION", "false", "Whether a deployment may name several regions.");

  static final Setting<Optional<Secret>> APPLICATION_INSIGHTS =
      Setting.secret(
          "APPLICATIONINSIGHTS_CONNECTION_STRING",
          "a connection string",
          "Where traces and metrics are sent.");

  static final List<Setting<?>> ALL =
      List.of(
          BUILDS,
          HOSTING,
          SUBSCRIPTION,
          RESOURCE_GROUP,
          LOCATION,
          REGISTRY,
          APPS_ENVIRONMENT,
          BUILD_CPU,
          BUILD_MEMORY,
          AUTO_SCALING,
          CDN,
          MULTI_REGION,
          APPLICATION_INSIGHTS);

  private ComputeSettings() {}

  private static Setting<Optional<String>> name(
      String name, String form, String meaning, String pattern) {
    return new Setting<>(
        name,
        "none",
        "none, or " + form,
        meaning,
        text -> Forms.textIfAny(text).map(Forms.matching(pattern)));
  }

  private static Setting<Boolean> truth(String name, String fallback, String meaning) {
    return new Setting<>(name, fallback, "true or false", meaning, Forms::truth);
  }
}
