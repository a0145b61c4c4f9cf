#!/usr/bin/env bash
# Starts Gatehouse on WildFly in the foreground. Settings come from the environment: see ../environment.sh, and
#
#   WILDFLY_HOME      a stock WildFly 39, which is not changed; default: unpacked from the local Maven repository
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../environment.sh"

if [ -z "${WILDFLY_HOME:-}" ]; then
  version=39.0.1.Final
  WILDFLY_HOME=$project/target/wildfly-$version
  zip=${MAVEN_REPOSITORY:-$HOME/.m2/repository}/org/wildfly/wildfly-dist/$version/wildfly-dist-$version.zip
  if [ ! -d "$WILDFLY_HOME" ]; then
    [ -r "$zip" ] || stop "there is no WildFly; set WILDFLY_HOME or run mvn dependency:get -Dtransitive=false -Dartifact=org.wildfly:wildfly-dist:$version:zip"
    # Unpack beside it, then rename: an interrupted start must not leave an incomplete server.
    unpacked=$(mktemp -d "$project/target/wildfly.XXXXXX")
    (cd "$unpacked" && "${java%java}jar" -xf "$zip")
    mv "$unpacked/wildfly-$version" "$WILDFLY_HOME" 2>/dev/null || [ -d "$WILDFLY_HOME" ]
    rm -rf "$unpacked"
  fi
fi
[ -r "$WILDFLY_HOME/jboss-modules.jar" ] || stop "WILDFLY_HOME=$WILDFLY_HOME holds no WildFly"

# A separate base folder, so that several servers can run from one WildFly.
base=$project/target/wildfly/$PORT
rm -rf "$base"
mkdir -p "$base"
cp -r "$WILDFLY_HOME/standalone/." "$here/modules" "$base/"
cp "$libraries"/derby*.jar "$base/modules/org/apache/derby/main/"
cp "$libraries/postgresql.jar" "$base/modules/org/postgresql/main/"
cp "$here/stopping.json" "$base/configuration/"
cp "$war" "$base/deployments/gatehouse.war"
modules=$WILDFLY_HOME/modules:$base/modules

configured=$(JBOSS_HOME=$WILDFLY_HOME "$java" "-Djboss.cli.config=$WILDFLY_HOME/bin/jboss-cli.xml" "-Djboss.server.base.dir=$base" "-Dmodule.path=$modules" -jar "$WILDFLY_HOME/jboss-modules.jar" \
  -mp "$modules" org.jboss.as.cli "--file=$here/configure.cli" 2>&1) ||
  stop "this WildFly does not take server-config/wildfly/configure.cli: $configured"
# Otherwise the server would run without the application.
grep -q 'jndi-name="java:/jdbc/gatehouse"' "$base/configuration/standalone.xml" ||
  stop "$here/configure.cli makes no data source named java:/jdbc/gatehouse; add it again"

# Not quoted: JAVA_OPTS holds several options.
# shellcheck disable=SC2086
exec "$java" "-D[Standalone]" "@$here/java.options" ${JAVA_OPTS:-} \
  "-Dlogging.configuration=file:$here/logging.properties" \
  -jar "$WILDFLY_HOME/jboss-modules.jar" -mp "$modules" org.jboss.as.standalone \
  "-Djboss.home.dir=$WILDFLY_HOME" "-Djboss.server.base.dir=$base" "-Djboss.tx.node.id=$PORT" \
  "-Djboss.bind.address=$ADDRESS" "-Djboss.http.port=$PORT" "-Djboss.management.http.port=$MANAGEMENT_PORT" 2>&1
