#!/usr/bin/env bash
# Starts Gatehouse on Payara Micro in the foreground. Settings come from the environment: see ../environment.sh.
# PAYARA_MICRO_JAR selects your own Payara Micro.
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../environment.sh"

jar=${PAYARA_MICRO_JAR:-$project/target/server/payara-micro.jar}
[ -r "$jar" ] || stop "there is no $jar; run mvn package first or set PAYARA_MICRO_JAR"

# A file, because the server reads it twice.
logging=$project/target/payara/$PORT.logging.properties
mkdir -p "$project/target/payara"
sed "s/^org.gatehouse.level=.*/org.gatehouse.level=$GATEHOUSE_LOG_LEVEL/" "$here/logging.properties" >"$logging"

# Otherwise the server would run without the application and log a hundred lines.
grep -q '^create-jdbc-resource .* jdbc/gatehouse$' "$here/$GATEHOUSE_DB_KIND.asadmin" ||
  stop "$here/$GATEHOUSE_DB_KIND.asadmin makes no data source named jdbc/gatehouse; add its create-jdbc-resource again"

# Open the ports when the application is ready: before, callers and load balancers would get 404. The management port
# opens last, so that the application's port is open when health reports ready.
listeners=configs.config.server-config.network-config.network-listeners.network-listener

# Not quoted: JAVA_OPTS holds several options.
# shellcheck disable=SC2086
exec "$java" "@$here/java.options" ${JAVA_OPTS:-} -jar "$jar" \
  --port "$PORT" --maxhttpthreads 1200 --nohazelcast --disablephonehome \
  --logproperties "$logging" \
  --prebootcommandfile <(cat "$here/server.asadmin" "$here/management.asadmin" "$here/$GATEHOUSE_DB_KIND.asadmin" &&
    printf "set $listeners.%s.enabled=false\n" http-listener management-listener) \
  --postdeploycommandfile <(printf "set $listeners.%s.enabled=true\n" http-listener management-listener) \
  ${GATEHOUSE_SECRETS:+--secretsdir "$GATEHOUSE_SECRETS"} \
  --addlibs "$libraries" --deploy "$war" --contextroot / 2>&1
