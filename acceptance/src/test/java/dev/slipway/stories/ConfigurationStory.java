package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Ran;
import dev.slipway.stories.stage.Slipway;
import org.junit.jupiter.api.Test;

/// A team builds what its customers make, and knows which configuration serves.
final class ConfigurationStory {
  private static final int USERS_PROBLEM = 3;

  @Test
  void settingsBuildWhatSaysNothingOfItselfAndARollbackSaysWhatItReturnsTo() {
    try (Slipway slipway = Slipway.of(ConfigurationStory.class)) {
      Project customers =
          Project.named("customers")
              .file("made/begin.mjs", Pages.served("one, ", "process.env.GREETING"));
      Ran unknown = slipway.deploy(customers);
      assertThat(unknown.exitCode()).isEqualTo(USERS_PROBLEM);
      assertThat(unknown.err()).contains("the project's settings");

      slipway.run("settings", "set", "customers", "root=made", "start=node begin.mjs").well();
      slipway.run("env", "set", "customers", "GREETING=hello").well();
      Ran deployed = slipway.deploy(customers).well();
      assertThat(slipway.site("customers").page()).isEqualTo("one, hello");
      assertThat(deployed.out()).contains("the project's settings");

      customers.file("made/begin.mjs", Pages.served("two, ", "process.env.GREETING"));
      slipway.run("env", "set", "customers", "GREETING=moin").well();
      slipway.deploy(customers).well();
      assertThat(slipway.site("customers").page()).isEqualTo("two, moin");

      assertThat(slipway.run("config", "history", "customers").well().out())
          .contains("GREETING changed from 'hello' to 'moin'", "setting root set to", "machine");
      assertThat(slipway.run("list", "customers", "--releases").well().out())
          .contains("now other: GREETING");

      String preview = slipway.run("rollback", "customers", "--dry-run").well().out();
      assertThat(preview).contains("version 2 of", "GREETING was 'hello', is 'moin' now");
      JsonNode back = slipway.run("rollback", "customers", "--json").well().json();
      assertThat(back.at("/configurationVersion").asInt()).isEqualTo(2);
      assertThat(back.at("/returnsTo/configuration/presentVersion").asInt()).isEqualTo(3);
      assertThat(slipway.site("customers").page()).isEqualTo("one, hello");

      slipway.run("config", "restore", "customers", "2").well();
      assertThat(slipway.run("rollback", "customers", "--dry-run").well().out())
          .contains("GREETING was 'moin', is 'hello' now");
      slipway.deploy(customers).well();
      assertThat(slipway.site("customers").page()).isEqualTo("two, hello");
    }
  }

  @Test
  void whoeverLogsInDeploysToThatServerUntilTheyLogOut() {
    try (Slipway team = Slipway.of(ConfigurationStory.class);
        Slipway developer = Slipway.of(ConfigurationStory.class)) {
      team.serving();
      String server = team.api().server().toString();
      JsonNode key =
          team.run("keys", "create", "--role", "deployer", "--org", "acme", "--json").well().json();

      developer.runReading(key.path("key").asText(), "login", "--server", server).well();
      Project site = Project.copyOf("hello-static");
      developer.deploy(site).well();

      assertThat(team.site("hello-static").page()).isNotEmpty();
      assertThat(developer.isServing()).isFalse();
      JsonNode me = developer.run("whoami", "--json").well().json();
      assertThat(me.path("organizationId").asText()).isEqualTo("acme");
      assertThat(me.path("keyFrom").asText()).isEqualTo("login");

      team.run("keys", "revoke", key.path("keyId").asText()).well();
      Ran revoked = developer.deploy(site);
      assertThat(revoked.exitCode()).isEqualTo(USERS_PROBLEM);
      assertThat(revoked.err()).contains("was revoked at");

      developer.run("logout").well();
      developer.deploy(site).well();
      assertThat(developer.isServing()).isTrue();
    }
  }
}
