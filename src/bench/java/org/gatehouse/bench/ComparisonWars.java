package org.gatehouse.bench;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The applications to compare with, as small as they can be. */
final class ComparisonWars {
  private static final StringAsset AT_THE_ROOT =
      new StringAsset("<jboss-web><context-root>/</context-root></jboss-web>");
  private static final StringAsset WITH_BEANS =
      new StringAsset(
          "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
              + " bean-discovery-mode=\"annotated\"/>");
  private static final StringAsset TABLES_BY_THEMSELVES =
      new StringAsset(
          """
          <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
            <persistence-unit name="plain">
              <jta-data-source>%s</jta-data-source>
              <properties>
                <property name="jakarta.persistence.schema-generation.database.action" value="create"/>
              </properties>
            </persistence-unit>
          </persistence>
          """);

  private final Path folder;

  ComparisonWars(Path folder) {
    this.folder = folder;
  }

  /** Answers the JSON that it is sent. */
  Path echo() {
    return export("echo", war().addPackage("org.gatehouse.bench.echo"));
  }

  /**
   * Invites as one would at first.
   *
   * @param dataSource its name in JNDI, which differs from server to server
   */
  Path plain(String dataSource) {
    return export(
        "plain",
        war()
            .addPackage("org.gatehouse.bench.plain")
            .addAsResource(
                new StringAsset(TABLES_BY_THEMSELVES.getSource().formatted(dataSource)),
                "META-INF/persistence.xml"));
  }

  /** Holds one page. */
  Path empty() {
    return export("empty", war().addAsWebResource(new StringAsset("<p>Empty</p>"), "index.html"));
  }

  private static WebArchive war() {
    return ShrinkWrap.create(WebArchive.class)
        .addAsWebInfResource(AT_THE_ROOT, "jboss-web.xml")
        .addAsWebInfResource(WITH_BEANS, "beans.xml");
  }

  private Path export(String name, WebArchive war) {
    Path file = folder.resolve(name + ".war");
    war.as(ZipExporter.class).exportTo(file.toFile(), true);
    return file;
  }
}
