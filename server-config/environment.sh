# Sourced by payara/run.sh and wildfly/run.sh: validates the environment variables of both before a server starts.
# src/site/markdown/settings.md explains each variable.
#
#   PORT, ADDRESS           HTTP port and address: 8080 on 127.0.0.1 (ADDRESS=0.0.0.0 for every network)
#   MANAGEMENT_PORT         port for health and metrics with its own threads, on loopback: PORT + 1910
#   GATEHOUSE_DATA          folder of the embedded database: ./data
#   GATEHOUSE_DB_URL        jdbc:postgresql://host:5432/gatehouse: PostgreSQL instead of the embedded database
#   GATEHOUSE_DB_USER, GATEHOUSE_DB_PASSWORD
#   GATEHOUSE_DB_WAIT       seconds to wait for PostgreSQL at start: 300
#   GATEHOUSE_WAR           the application: target/gatehouse.war
#   GATEHOUSE_SECRETS       folder with one file per setting: none
#   GATEHOUSE_LOG_LEVEL     log level of Gatehouse: INFO
#   JAVA_HOME, JAVA_OPTS    JDK, and additional JVM options

stop() {
  echo "gatehouse: $*" >&2
  exit 1
}

# free 8080 PORT: fails if port 8080, the value of the variable PORT, is in use.
free() {
  if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then
    stop "port $1 is in use; choose another with $2=..."
  fi
}

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
libraries=$project/target/server/lib
export PORT=${PORT:-8080} ADDRESS=${ADDRESS:-127.0.0.1}
export GATEHOUSE_DB_WAIT=${GATEHOUSE_DB_WAIT:-300} GATEHOUSE_LOG_LEVEL=${GATEHOUSE_LOG_LEVEL:-INFO}

# With a thread per request, more arenas keep glibc from reusing freed memory across threads.
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}

java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
command -v "$java" >/dev/null || stop "there is no Java at $java; install JDK 17 or newer or set JAVA_HOME"
"$java" --list-modules 2>/dev/null | grep -q '^java.base@\(1[7-9]\|[2-9][0-9]\)' ||
  stop "$java is too old; install JDK 17 or newer or set JAVA_HOME"

war=${GATEHOUSE_WAR:-$project/target/gatehouse.war}
[ -r "$war" ] || stop "there is no $war; run mvn package first"
[ -r "$libraries/derby.jar" ] || stop "there is no $libraries; run mvn package first"

case $PORT in
'' | *[!0-9]*) stop "PORT=$PORT is not a number" ;;
esac
case $GATEHOUSE_DB_WAIT in
'' | *[!0-9]*) stop "GATEHOUSE_DB_WAIT=$GATEHOUSE_DB_WAIT is not a number of seconds" ;;
esac
case $GATEHOUSE_LOG_LEVEL in
OFF | SEVERE | WARNING | INFO | FINE | FINER | FINEST) ;;
*) stop "GATEHOUSE_LOG_LEVEL=$GATEHOUSE_LOG_LEVEL is none of OFF, SEVERE, WARNING, INFO, FINE, FINER, FINEST" ;;
esac
export MANAGEMENT_PORT=${MANAGEMENT_PORT:-$((PORT + 1910))}
case $MANAGEMENT_PORT in
'' | *[!0-9]*) stop "MANAGEMENT_PORT=$MANAGEMENT_PORT is not a number" ;;
esac
free "$PORT" PORT
free "$MANAGEMENT_PORT" MANAGEMENT_PORT

if [ -n "${GATEHOUSE_SECRETS:-}" ]; then
  [ -d "$GATEHOUSE_SECRETS" ] || stop "GATEHOUSE_SECRETS=$GATEHOUSE_SECRETS is not a folder"
  GATEHOUSE_SECRETS=$(cd "$GATEHOUSE_SECRETS" && pwd)
  export GATEHOUSE_SECRETS
fi

case ${GATEHOUSE_DB_URL:-} in
'')
  # Servers apply their default only to variables that are unset, not to empty ones.
  unset GATEHOUSE_DB_URL GATEHOUSE_DB_USER GATEHOUSE_DB_PASSWORD
  export GATEHOUSE_DB_KIND=derby
  mkdir -p "${GATEHOUSE_DATA:=data}" 2>/dev/null || stop "the folder $GATEHOUSE_DATA cannot be made; choose another with GATEHOUSE_DATA=..."
  [ -w "$GATEHOUSE_DATA" ] || stop "the folder $GATEHOUSE_DATA cannot be written to; choose another with GATEHOUSE_DATA=..."
  GATEHOUSE_DATA=$(cd "$GATEHOUSE_DATA" && pwd)
  export GATEHOUSE_DATA
  if command -v flock >/dev/null; then
    # The server inherits the lock and holds it until it exits.
    exec 9>"$GATEHOUSE_DATA/in-use"
    flock -n 9 || stop "the folder $GATEHOUSE_DATA is in use by another server; stop it or choose another with GATEHOUSE_DATA=..."
  fi
  ;;
jdbc:postgresql:*)
  [ -n "${GATEHOUSE_DB_USER:-}" ] || stop "GATEHOUSE_DB_USER is not set, the user of ${GATEHOUSE_DB_URL%%\?*}"
  [ -n "${GATEHOUSE_DB_PASSWORD:-}" ] || stop "GATEHOUSE_DB_PASSWORD is not set, the password of $GATEHOUSE_DB_USER"
  export GATEHOUSE_DB_KIND=postgresql GATEHOUSE_DB_URL GATEHOUSE_DB_USER GATEHOUSE_DB_PASSWORD
  "$java" -cp "$libraries/postgresql.jar" "$project/server-config/WaitForDatabase.java" || exit 1
  ;;
*) stop "GATEHOUSE_DB_URL is not understood; it looks like jdbc:postgresql://host:5432/gatehouse" ;;
esac
