package dev.slipway.cli.command;

import dev.slipway.cli.login.Credential;
import dev.slipway.cli.output.Printable;
import dev.slipway.wire.WhoAmI;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Shows who somebody is at a server.
record WhoAmIView(Session session) {
  void loggedIn(URI server, WhoAmI me, boolean json) {
    if (json) {
      session.printJson(tree(server, me));
    } else {
      session.screen().line("Logged in to %s as %s".formatted(server, described(me)));
    }
  }

  /// @param credential what proved it; empty where nobody is asked
  void print(URI server, WhoAmI me, Optional<Credential> credential, boolean json) {
    Optional<String> origin = credential.map(it -> it.origin().place());
    if (json) {
      Map<String, Object> tree = tree(server, me);
      origin.ifPresent(place -> tree.put("keyFrom", place));
      session.printJson(tree);
      return;
    }
    session.screen().line(described(me));
    session
        .screen()
        .line(server + origin.map(place -> ", with the key of %s".formatted(place)).orElse(""));
  }

  private static String described(WhoAmI me) {
    String where =
        me.organizationId() == null ? " of all organizations" : " of " + me.organizationId();
    String name = me.name() == null ? me.caller() : "%s, %s".formatted(me.caller(), me.name());
    return Printable.of("%s%s (%s)".formatted(me.role(), where, name));
  }

  private static Map<String, Object> tree(URI server, WhoAmI me) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("server", server.toString());
    tree.put("caller", me.caller());
    if (me.name() != null) {
      tree.put("name", me.name());
    }
    tree.put("role", me.role());
    if (me.organizationId() != null) {
      tree.put("organizationId", me.organizationId());
    }
    return tree;
  }
}
