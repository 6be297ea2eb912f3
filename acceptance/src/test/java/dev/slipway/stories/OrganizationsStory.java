package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Ran;
import dev.slipway.stories.stage.Slipway;
import org.junit.jupiter.api.Test;

/// Customers share a service with keys of their own.
final class OrganizationsStory {
  private static final int USERS_PROBLEM = 3;

  @Test
  void aCustomerDeploysWithAKeyAndAnotherOneSeesNothingOfIt() {
    try (Slipway slipway = Slipway.of(OrganizationsStory.class)) {
      slipway.serving();
      JsonNode acme = key(slipway, "deployer", "acme");
      String other = key(slipway, "admin", "other").path("key").asText();
      Project site = Project.copyOf("hello-static");

      slipway.with("SLIPWAY_TOKEN", acme.path("key").asText());
      slipway.run("deploy", site.folder().toString()).well();
      slipway.with("SLIPWAY_TOKEN", other);
      Ran foreign = slipway.run("list", "hello-static");

      assertThat(foreign.exitCode()).isEqualTo(USERS_PROBLEM);
      assertThat(foreign.err()).contains("PROJECT_NOT_FOUND");
      assertThat(slipway.run("list", "--json").well().json().path("items")).isEmpty();
      assertThat(slipway.run("audit", "--json").well().out()).doesNotContain("hello-static");

      slipway.without("SLIPWAY_TOKEN");
      slipway.run("keys", "revoke", acme.path("keyId").asText()).well();
      slipway.with("SLIPWAY_TOKEN", acme.path("key").asText());
      Ran revoked = slipway.run("deploy", "--org", "acme", site.folder().toString());

      assertThat(revoked.exitCode()).isEqualTo(USERS_PROBLEM);
      assertThat(revoked.err()).contains("UNAUTHORIZED");
      assertThat(slipway.site("hello-static").page()).isNotEmpty();
    }
  }

  @Test
  void keysAndTheAuditLogOutliveTheService() {
    try (Slipway slipway = Slipway.of(OrganizationsStory.class)) {
      slipway.serving();
      JsonNode key = key(slipway, "viewer", "acme");

      slipway.kill();
      slipway.serving();

      slipway.with("SLIPWAY_TOKEN", key.path("key").asText());
      assertThat(slipway.run("list", "--json").well().json().path("items")).isEmpty();
      slipway.without("SLIPWAY_TOKEN");
      JsonNode entries = slipway.run("audit", "--json").well().json().path("items");
      assertThat(entries.at("/0/action").asText()).isEqualTo("key.create");
      assertThat(entries.at("/0/subject").asText()).isEqualTo(key.path("keyId").asText());
      assertThat(entries.at("/0/organizationId").asText()).isEqualTo("acme");
    }
  }

  private static JsonNode key(Slipway slipway, String role, String organization) {
    return slipway
        .run("keys", "create", "--role", role, "--org", organization, "--json")
        .well()
        .json();
  }
}
